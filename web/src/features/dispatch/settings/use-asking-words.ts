import { useTranslation } from 'react-i18next';

import type { Asking } from '../types';
import { useDispatchWords } from '../use-words';

/** What happens with whoever is found, one step a line: who is asked, until when, and what then. */
export function useAskingWords(): (asking: Asking) => string[] {
  const { t } = useTranslation();
  const { lasting } = useDispatchWords();
  return (asking) => {
    const { how, minutes, remind, people, urgent } = asking;
    if (how === 'send') return [t('dispatch.policies.offer.then.send')];
    const until = t(urgent ? 'dispatch.policies.offer.byClock' : 'dispatch.policies.offer.byWork', { time: lasting(minutes) });
    const reminded = remind > 0 ? t('dispatch.policies.offer.reminded', { time: lasting(remind) }) : t('dispatch.policies.offer.notReminded');
    return [
      how === 'broadcast' ? t('dispatch.policies.offer.asks.broadcast', { count: people }) : t(`dispatch.policies.offer.asks.${how}`),
      until + reminded,
      t(`dispatch.policies.offer.then.${how}`),
      ...(urgent ? [t('dispatch.policies.offer.chain')] : []),
    ];
  };
}
