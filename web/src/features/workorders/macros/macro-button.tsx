import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { nameFor, useReader } from '@/lib/reader';
import { Icon } from '@/ui/icon';
import { MenuButton } from '@/ui/menu-button';

import { MACROS } from '../replies/paths';
import { offersQuery } from './queries';
import { useMacroSpot } from './use-macro-spot';

const LETTER = 'Shift+M';

/** The macros for this order in one menu. */
export function MacroButton({ order }: { order: string }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const navigate = useNavigate();
  const { data: offers, isPending } = useQuery(offersQuery(order));
  const { begin } = useMacroSpot();
  if (offers === undefined && !isPending) return null;
  const items = (offers?.rows ?? []).map((one) => ({ key: one.key, label: nameFor(language, one), onClick: () => begin(one.key) }));
  return (
    <MenuButton
      items={[...items, { type: 'divider', key: 'rule' }, { key: 'all', label: t(items.length > 0 ? 'macros.manage' : 'macros.noneHere'), onClick: () => void navigate(MACROS) }]}
      label={t('macros.title')}
      title={t('macros.titleKey')}
      hotkey={LETTER}
      disabled={offers === undefined} // at its place from the start: what stands beside it does not move when they come
    >
      <Icon name="bulb" size={14} />
      {t('macros.title')}
      <Icon name="down" size={14} />
    </MenuButton>
  );
}
