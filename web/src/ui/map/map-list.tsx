import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { useWindowed } from '@/lib/windowed';

import { rank, sign } from './geo';
import styles from './map.module.css';
import { isSame, type Area, type Marker, type Pointed, type Shown } from './types';

type Props = { id: string; shown: Shown; chosen: Pointed | undefined; trouble: string | undefined; onChoose: (one: Pointed) => void };

const ROW_PX = 32;

type Line = Pointed & { name: string; note: string; sign: string };

/** Engineers first, then work by its priority, the order in which the map gives them room; territories last. */
export function linesOf({ markers, areas, routes }: Shown, areaSign: string): Line[] {
  const wayOf = new Map(routes.map((route) => [route.id, route.note]));
  const line = (marker: Marker): Line => {
    const note = [marker.note, marker.kind === 'engineer' && wayOf.get(marker.id)].filter(Boolean).join(' · ');
    return { kind: marker.kind, id: marker.id, name: marker.name, note, sign: sign(marker) };
  };
  const area = ({ id, name, note }: Area): Line => ({ kind: 'area', id, name, note, sign: areaSign });
  return [...markers.toSorted((one, other) => rank(one) - rank(other)).map(line), ...areas.map(area)];
}

/** Everything the map shows, as a list to read and to choose from. */
export function MapList({ id, shown, chosen, trouble, onChoose }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const lines = linesOf(shown, t('map.area'));
  const { from, until, above, below, measure } = useWindowed(box, lines.length, ROW_PX);
  return (
    <div ref={box} id={id} className={styles['list']} role="region" aria-label={t('map.list')} tabIndex={-1}>
      {trouble && <p className={styles['trouble']}>{trouble}</p>}
      {lines.length === 0 && <p className={styles['trouble']}>{t('map.nothing')}</p>}
      <ul style={{ paddingTop: above, paddingBottom: below }}>
        {lines.slice(from, until).map((line, at) => (
          <li key={`${line.kind} ${line.id}`} ref={at === 0 ? measure : undefined} aria-setsize={lines.length} aria-posinset={from + at + 1}>
            <button type="button" className={styles['row']} aria-pressed={isSame(chosen, line)} title={[line.name, line.note].filter(Boolean).join(' · ')} onClick={() => onChoose({ kind: line.kind, id: line.id })}>
              <span className={styles['sign']} aria-hidden={line.kind === 'engineer'}>
                {line.sign}
              </span>
              <span className={styles['name']} dir="auto">
                {line.name}
              </span>
              {line.note && <span className={styles['note']}>{line.note}</span>}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
