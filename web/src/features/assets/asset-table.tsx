import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';

import { nameFor, useReader } from '@/lib/reader';
import { Icon } from '@/ui/icon';
import table from '@/ui/table.module.css';
import { Until } from '@/ui/until';

import styles from './asset-table.module.css';
import { lastCovered } from './cover';
import { assetPath } from './paths';
import type { Asset } from './types';

/** Assets in rows; a customer's own page leaves out whose they are. */
export function AssetTable({ rows, ofOne = false }: { rows: Asset[]; ofOne?: boolean }) {
  const { t } = useTranslation();
  return (
    <table className={table['table']} aria-label={t('assets.title')}>
      <thead>
        <tr>
          <th scope="col">{t('assets.name')}</th>
          <th scope="col" className={styles['serial']}>
            {t('assets.serial')}
          </th>
          {!ofOne && (
            <th scope="col" className={styles['whose']}>
              {t('assets.customer')}
            </th>
          )}
          <th scope="col" className={table['wide']}>
            {t('assets.site')}
          </th>
          <th scope="col" className={styles['cover']}>
            {t('assets.warranty')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Line key={row.key} row={row} ofOne={ofOne} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ row, ofOne }: { row: Asset; ofOne: boolean }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const navigate = useNavigate();
  const product = nameFor(language, row.product);
  const until = lastCovered(row.warranties);
  return (
    <tr onClick={(event) => !event.defaultPrevented && !event.metaKey && !event.ctrlKey && void navigate(assetPath(row.key))}>
      <td title={`${row.name} · ${product}`}>
        <span className={styles['what']}>
          <Icon name={row.product.is_software ? 'screen' : 'cube'} />
          <Link to={assetPath(row.key)} className={table['open']} data-row={row.key} onClick={(event) => event.stopPropagation()}>
            {row.name}
          </Link>
          {product !== row.name && <span className={table['soft']}>{product}</span>}
        </span>
      </td>
      <td className={`${styles['serial']} ${table['soft']}`} title={row.serial}>
        {row.serial}
      </td>
      {!ofOne && (
        <td className={`${styles['whose']} ${table['soft']}`} title={row.customer.name}>
          {row.customer.name}
        </td>
      )}
      <td className={`${table['wide']} ${table['soft']}`} title={row.site?.name}>
        {row.site?.name}
      </td>
      <td className={styles['cover']}>{until ? <Until day={until} brief /> : <span className={styles['none']}>{t('assets.noWarranty')}</span>}</td>
    </tr>
  );
}
