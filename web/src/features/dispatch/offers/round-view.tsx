import { useTranslation } from 'react-i18next';

import { Avatar } from '@/ui/avatar';
import { Tag, type Tone } from '@/ui/tag';

import { useDispatchWords } from '../use-words';
import { LeftChip } from './left-chip';
import type { Round } from './queries';
import styles from './round-view.module.css';
import { useOfferWords } from './use-offer-words';

type Offer = Round['offers'][number];
const ROUND_TONE: Record<Round['state'], Tone> = { open: 'other', taken: 'done', over: 'us', withdrawn: 'stop' };
const OFFER_TONE: Record<Offer['state'], Tone> = { open: 'other', accepted: 'done', declined: 'us', expired: 'stop', gone: 'stop', withdrawn: 'stop' };

/** One round of offers: how, until when, and what each who was asked has said. */
export function RoundView({ round }: { round: Round }) {
  const { t } = useTranslation();
  const words = useOfferWords();
  return (
    <div className={styles['round']}>
      <p className={styles['line']}>
        <Tag tone={ROUND_TONE[round.state]}>{t(`desk.round.${round.state}`)}</Tag>
        {round.urgent && <b className={styles['urgent']}>{t('desk.offered.urgent')}</b>}
        <span>{words.how(round)}</span>
        <span className={styles['grow']} />
        {round.state === 'open' && <LeftChip round={round} />}
      </p>
      <ul className={styles['offers']}>
        {round.offers.map((offer) => (
          <One key={offer.key} offer={offer} />
        ))}
      </ul>
      <p className={styles['soft']}>
        {[words.by(round), t('desk.offered.opened', { time: words.when(round.opened_at) }), round.ended_at && t('desk.offered.ended', { time: words.when(round.ended_at) })].filter(Boolean).join(' · ')}
      </p>
    </div>
  );
}

function One({ offer }: { offer: Offer }) {
  const { t } = useTranslation();
  const [words, { lasting }] = [useOfferWords(), useDispatchWords()];
  return (
    <li className={styles['offer']}>
      <Avatar name={offer.engineer.name || null} small />
      <b dir="auto">{offer.engineer.name}</b>
      <Tag tone={OFFER_TONE[offer.state]}>{t(`desk.offer.${offer.state}`)}</Tag>
      <span className={styles['soft']}>
        {[offer.reason !== '' && t(`desk.reason.${offer.reason}`), t('desk.offered.begins', { time: words.when(offer.starts_at) }), offer.way_minutes > 0 && t('dispatch.way', { time: lasting(offer.way_minutes) })].filter(Boolean).join(' · ')}
      </span>
    </li>
  );
}
