import { Dropdown, type MenuProps } from 'antd';
import { useState, type ReactNode } from 'react';

import { useKeys } from '@/lib/keys';

import { Button, type Look } from './button';

type Props = {
  items: NonNullable<MenuProps['items']>;
  /** The keys of what is chosen now, where the menu chooses. */
  selected?: string[];
  look?: Look;
  label?: string | undefined;
  title?: string;
  disabled?: boolean;
  /** The key that opens it. */
  hotkey?: string;
  className?: string | undefined;
  children: ReactNode;
};

/** A button with a menu. While it is open the page's own keys are silent (`lib/keys`), for `aria-expanded` says so. */
export function MenuButton({ items, selected, look = 'plain', label, title, disabled = false, className = '', hotkey, children }: Props) {
  const [asked, setOpen] = useState(false);
  const open = asked && !disabled; // asked for by its key before it can be: it opens once it can
  useKeys(hotkey ? { [hotkey]: () => setOpen(true) } : {});
  const choosing = selected && { selectable: true, selectedKeys: selected };
  return (
    <Dropdown menu={{ items, className, ...choosing }} trigger={['click']} autoFocus={hotkey !== undefined} placement="bottomRight" open={open} onOpenChange={setOpen}>
      <Button look={look} disabled={disabled} aria-haspopup="menu" aria-expanded={open} aria-label={label} title={title}>
        {children}
      </Button>
    </Dropdown>
  );
}
