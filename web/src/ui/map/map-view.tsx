import { useEffect, useId, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import { useMode } from '@/lib/appearance';
import { STILL, useMedia } from '@/lib/media';
import { useReader } from '@/lib/reader';

import { Button } from '../button';
import { Icon } from '../icon';

import type { Drawing, Told, View, Wanted } from './drawing';
import { scaleAt } from './geo';
import { MapList } from './map-list';
import styles from './map.module.css';
import type { Marker, Pointed, Shown, Source } from './types';

type Props = {
  /** What the map is of, such as “Engineers and work of 16 September”. */
  label: string;
  shown: Shown;
  chosen?: Pointed | undefined;
  /** The installation's source of tiles; without one the ground is drawn from our own places. */
  source?: Source | undefined;
  /** A press on the map or in its list; nothing where it hit nothing. */
  onChoose?: ((one: Pointed | undefined) => void) | undefined;
  onHover?: ((one: Pointed | undefined) => void) | undefined;
  /** Where the map was left is kept under this name, until the page is loaded anew. */
  place?: string;
  /** Buttons of the page's own beside those of the map, such as one for what is drawn and what not. */
  controls?: ReactNode;
  /** What is to be said of it besides, such as what of it has no place. */
  children?: ReactNode;
};

/** Views by the name of their map: who comes back finds it as he left it. */
const views = new Map<string, View>();

const SCALE_PX = 96;

/** Where the map stands on the page: `failed` where the browser cannot draw one. */
function useDrawing(box: RefObject<HTMLDivElement | null>, label: string, place: string, wanted: Wanted, told: Omit<Told, 'onMoved'>) {
  const [drawing, setDrawing] = useState<Drawing>();
  const [failed, setFailed] = useState(false);
  const [view, setView] = useState(() => views.get(place));
  const still = useMedia(STILL);
  const now = useRef({ wanted, told });

  useEffect(() => {
    now.current = { wanted, told };
    drawing?.show(wanted);
  });

  useEffect(() => {
    let made: Drawing | undefined;
    const left = new AbortController();
    const isGone = (): boolean => left.signal.aborted;
    const begin = async (element: HTMLElement): Promise<void> => {
      const { Drawing } = await import('./drawing');
      if (isGone()) return;
      made = await Drawing.on({
        box: element,
        label,
        still,
        view: views.get(place),
        wanted: now.current.wanted,
        told: {
          onChoose: (one) => now.current.told.onChoose(one),
          onHover: (one) => now.current.told.onHover(one),
          onLost: () => now.current.told.onLost(),
          onMoved: (next) => {
            views.set(place, next);
            setView(next);
          },
        },
      });
      if (isGone()) made.remove();
      else setDrawing(made);
    };
    if (box.current) begin(box.current).catch(() => setFailed(true)); // no WebGL here, or the file of the map did not come
    return () => {
      left.abort();
      made?.remove();
      setDrawing(undefined);
    };
  }, [box, label, still, place]);

  return { drawing, failed, view };
}

/**
 * A map of engineers, work, ways and territories. The library that draws it is fetched only here; what it shows stands in a
 * list as well, for whoever has no map, no mouse or no eyes for it.
 */
export function MapView({ label, shown, chosen, source: asked, onChoose, onHover, place = label, controls, children }: Props) {
  const { t } = useTranslation();
  const { language } = useReader();
  const mode = useMode();
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const [listed, setListed] = useState(false);
  const [lost, setLost] = useState<Source>();
  const source = asked === lost ? undefined : asked; // tiles that do not come leave the ground to our own places
  const [look, setLook] = useState({ mode, language });
  if (look.mode !== mode || look.language !== language) setLook({ mode, language });
  const { drawing, failed, view } = useDrawing(box, label, place, { source, look, shown, chosen }, { onChoose: (one) => onChoose?.(one), onHover: (one) => onHover?.(one), onLost: () => setLost(asked) });
  const open = listed || failed;
  const count = (kind: Marker['kind']): number => shown.markers.filter((one) => one.kind === kind).length;

  return (
    <section className={styles['map']} aria-label={label}>
      <div ref={box} className={styles['canvas']} data-ready={drawing !== undefined || undefined} aria-describedby={`${id}-says`} />
      <p id={`${id}-says`} className={styles['hidden']}>
        {t('map.says', { engineers: count('engineer'), orders: count('order'), visits: count('visit'), routes: shown.routes.length, areas: shown.areas.length })}
      </p>
      <div className={styles['controls']} role="group" aria-label={t('map.controls')}>
        <Button square aria-label={t('map.nearer')} title={t('map.nearer')} disabled={!drawing} onClick={() => drawing?.zoomBy(1)}>
          <Icon name="plus" />
        </Button>
        <Button square aria-label={t('map.farther')} title={t('map.farther')} disabled={!drawing} onClick={() => drawing?.zoomBy(-1)}>
          <Icon name="minus" />
        </Button>
        <Button square aria-label={t('map.fit')} title={t('map.fit')} disabled={!drawing} onClick={() => drawing?.fit()}>
          <Icon name="fit" />
        </Button>
        <Button square aria-label={t('map.list')} title={t('map.list')} aria-expanded={open} aria-controls={open ? `${id}-list` : undefined} disabled={failed} onClick={() => setListed(!listed)}>
          <Icon name="list" />
        </Button>
        {controls}
      </div>
      <div className={styles['told']}>
        {children}
        {lost !== undefined && asked === lost && !failed && (
          <p className={styles['chip']} role="status">
            {t('map.lost')}
            <Button size="small" onClick={() => setLost(undefined)}>
              {t('trouble.retry')}
            </Button>
          </p>
        )}
        {!drawing && !failed && (
          <p className={styles['chip']} role="status">
            {t('map.loading')}
          </p>
        )}
      </div>
      {open && <MapList id={`${id}-list`} shown={shown} chosen={chosen} trouble={failed ? t('map.failed') : undefined} onChoose={(one) => onChoose?.(one)} />}
      {!failed && <Foot source={source} view={view} />}
    </section>
  );
}

/** What a map owes its reader: how far things are, whether it is only a sketch, and whose it is. */
function Foot({ source, view }: { source: Source | undefined; view: View | undefined }) {
  const { t } = useTranslation();
  const scale = view && scaleAt(view.latitude, view.zoom, SCALE_PX);
  return (
    <p className={styles['foot']}>
      <span>{source ? source.attribution : t('map.schematic')}</span>
      {scale && (
        <span className={styles['scale']} style={{ width: scale.pixels }}>
          {scale.metres >= 1000 ? t('map.km', { n: scale.metres / 1000 }) : t('map.m', { n: scale.metres })}
        </span>
      )}
    </p>
  );
}
