import type { MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import type { Me } from '@/features/people/queries';
import { APPEARANCES, appearance, showAppearance, type Appearance } from '@/lib/appearance';
import { LANGUAGES } from '@/lib/i18n';
import { useReader } from '@/lib/reader';
import { Avatar } from '@/ui/avatar';
import { Icon } from '@/ui/icon';
import { MenuButton } from '@/ui/menu-button';

import { useOwnDoings } from './use-own-doings';

type Props = { me: Me; short: boolean };

/** Who is signed in; language, appearance and the way out. */
export function MeMenu({ me, short }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { language } = useReader();
  const doings = useOwnDoings(me);

  const items: NonNullable<MenuProps['items']> = [
    { key: 'me', label: t('shell.me'), icon: <Icon name="user" />, onClick: () => void navigate('/me') },
    {
      key: 'language',
      type: 'group',
      label: t('language.label'),
      children: LANGUAGES.map((one) => ({ key: `language ${one}`, label: t(`language.${one}`), onClick: () => void doings.speak(one) })),
    },
    {
      key: 'appearance',
      type: 'group',
      label: t('appearance.label'),
      children: APPEARANCES.map((one: Appearance) => ({ key: `appearance ${one}`, label: t(`appearance.${one}`), onClick: () => showAppearance(one) })),
    },
    { type: 'divider' },
    { key: 'leave', label: t('shell.signOut'), icon: <Icon name="out" />, onClick: () => void doings.leave() },
  ];

  return (
    <MenuButton
      items={items}
      selected={[`language ${language}`, `appearance ${appearance()}`]}
      look="quiet"
      label={short ? me.name : undefined}
      title={t('shell.menu', { name: me.name })}
    >
      <Avatar name={me.name} />
      {!short && me.name}
    </MenuButton>
  );
}
