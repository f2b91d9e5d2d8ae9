import { useTranslation } from 'react-i18next';
import { NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { Select } from 'antd';

import { TABLE_FITS, useMedia } from '@/lib/media';

import { SETTINGS } from '../paths';
import styles from './settings-frame.module.css';
import { useSettles } from './use-settles';

const PARTS = ['calendars', 'sla', 'dispatch', 'windows', 'kinds', 'fields', 'forms', 'categories', 'checklists', 'replies', 'macros', 'states', 'notices', 'roles', 'skills', 'territories', 'imports', 'health'] as const;
type Part = (typeof PARTS)[number];

/** The settings: which of them, and beside it the chosen one. */
export function SettingsFrame() {
  const { t } = useTranslation();
  const wide = useMedia(TABLE_FITS);
  const navigate = useNavigate();
  const rules = useSettles();
  const parts = PARTS.filter((part) => part !== 'health' || rules); // what stands there is for those who look after the installation
  const here = useLocation().pathname.slice(SETTINGS.length + 1).split('/')[0] as Part;
  return (
    <div className={styles['frame']}>
      <nav className={styles['nav']} aria-label={t('settings.title')}>
        {wide ? (
          <>
            <h2 className={styles['heading']}>{t('settings.title')}</h2>
            {parts.map((part) => (
              <NavLink key={part} to={`${SETTINGS}/${part}`}>
                {t(`settings.parts.${part}`)}
              </NavLink>
            ))}
          </>
        ) : (
          <Select
            aria-label={t('settings.title')}
            className={styles['choice'] ?? ''}
            value={here}
            options={parts.map((part) => ({ value: part, label: t(`settings.parts.${part}`) }))}
            onChange={(part: Part) => void navigate(`${SETTINGS}/${part}`)}
          />
        )}
      </nav>
      <div className={styles['body']}>
        <Outlet />
      </div>
    </div>
  );
}
