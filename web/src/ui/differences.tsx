import { useTranslation } from 'react-i18next';

import { Button } from './button';
import styles from './differences.module.css';

type Row = { label: string; yours: string; now: string };
type Props = { rows: Row[]; onMine: () => void; onTheirs: () => void };

/** Somebody else was quicker: both versions side by side, field by field, and which of them shall stand. */
export function Differences({ rows, onMine, onTheirs }: Props) {
  const { t } = useTranslation();
  return (
    <section className={styles['box']} role="alert">
      <b>{t('edit.staleTitle')}</b>
      <p>{t(rows.length > 0 ? 'edit.staleLead' : 'edit.staleOther')}</p>
      {rows.length > 0 && (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('edit.field')}</th>
              <th scope="col">{t('edit.mine')}</th>
              <th scope="col">{t('edit.theirs')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.label}>
                <th scope="row">{row.label}</th>
                <td>{row.yours}</td>
                <td>{row.now}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className={styles['steps']}>
        <Button look="primary" size="small" onClick={onMine}>
          {t(rows.length > 0 ? 'edit.keepMine' : 'edit.saveAgain')}
        </Button>
        {rows.length > 0 && (
          <Button size="small" onClick={onTheirs}>
            {t('edit.takeTheirs')}
          </Button>
        )}
      </div>
    </section>
  );
}
