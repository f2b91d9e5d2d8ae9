import { addProtocol, Map as Canvas, setWorkerUrl, type GeoJSONSource, type MapMouseEvent } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

import { sizes } from '../theme';

import { asMeant, asShown } from './datum';
import { around, cornersOf, picked, sources, spotsOf, type Corners } from './geo';
import { isOfSource, type Look } from './ground';
import { ASIDE_PX, DATA, PRESSED, styleOf, type Data } from './layers';
import { pictureOf } from './pixels';
import { isSame, type Datum, type Pointed, type Shown, type Source, type Spot } from './types';

setWorkerUrl(workerUrl);

export type View = Spot & { zoom: number };
export type Wanted = { source: Source | undefined; look: Look; shown: Shown; chosen: Pointed | undefined };
export type Told = {
  onChoose: (one: Pointed | undefined) => void;
  onHover: (one: Pointed | undefined) => void;
  onMoved: (view: View) => void;
  /** The source's tiles do not come. */
  onLost: () => void;
};
type Options = { box: HTMLElement; label: string; still: boolean; view: View | undefined; wanted: Wanted; told: Told };

const COUNTRY: Corners = { west: 73.5, south: 18, east: 135, north: 53.6 };
/** Nearer than this no schematic map says anything. */
const NEAREST_FIT = 13;
const MOTION_MS = 150;
const ABOUT_PX = 6;
/** Farther than anything on a screen: what has no place of its own, such as an area, is pressed last. */
const FAR_PX = 100_000;
type Facts = Pointed & { rank?: number; aside?: number; above?: number };
/** So many tiles in a row that did not come, and the source is thought to be away. */
const LOST_AFTER = 4;
/** How often it is looked whether any came: a tile that is answered with 404 is neither told of nor drawn. */
const LOOKED_MS = 1_000;

let pmtiles: Promise<void> | undefined;

/** Tiles out of one file, by ranges of it; the reader is fetched only where such a file is named. */
const readsPmtiles = (): Promise<void> =>
  (pmtiles ??= import('pmtiles').then(({ Protocol }) => addProtocol('pmtiles', new Protocol().tile)));

const datumOf = (source: Source | undefined): Datum => source?.datum ?? 'wgs84';

/** One map on the page. Everything it is told to show it shows at once; what is pressed it only reports. */
export class Drawing {
  private readonly map: Canvas;
  private readonly still: boolean;
  private readonly told: Told;
  private wanted: Wanted;
  private hovered: Pointed | undefined;
  private ready = false;
  private missed = 0;
  private came = false;
  private looking: number | undefined;

  static async on(options: Options): Promise<Drawing> {
    if (options.wanted.source?.kind === 'pmtiles') await readsPmtiles();
    return new Drawing(options);
  }

  private constructor({ box, label, still, view, wanted, told }: Options) {
    this.wanted = wanted;
    this.still = still;
    this.told = told;
    const datum = datumOf(wanted.source);
    const centre = view && asShown(datum, view);
    this.map = new Canvas({
      container: box,
      style: styleOf(wanted.source, wanted.look, this.data()),
      ...(view && centre ? { center: [centre.longitude, centre.latitude], zoom: view.zoom } : { bounds: this.corners(cornersOf(wanted.shown) ?? COUNTRY), fitBoundsOptions: { padding: 48, maxZoom: NEAREST_FIT } }),
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      renderWorldCopies: false,
      maxPitch: 0,
      minZoom: 2,
      localIdeographFontFamily: sizes.font,
      fadeDuration: still ? 0 : MOTION_MS,
      locale: { 'Map.Title': label },
      // whose page asks is told to who serves tiles, and no more of its address: keys for browsers are bound to it
      transformRequest: (url) => ({ url, referrerPolicy: 'strict-origin' }),
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.setMissingStyleImageResolver((name) => this.paint(name));
    this.listen();
  }

  show(next: Wanted): void {
    const before = this.wanted;
    this.wanted = next;
    if (next.source !== before.source || next.look.mode !== before.look.mode || next.look.language !== before.look.language) {
      this.missed = 0;
      this.came = false;
      this.ready = false;
      this.map.setStyle(styleOf(next.source, next.look, this.data()), { diff: false });
      return;
    }
    if (!this.ready) return; // what is wanted is shown when the style is there
    this.draw(next.shown !== before.shown ? DATA : ['signs', 'names', 'way', 'within']);
    if (next.chosen !== before.chosen) this.bringIntoView();
  }

  fit(): void {
    this.map.fitBounds(this.corners(cornersOf(this.wanted.shown) ?? COUNTRY), { padding: 48, maxZoom: NEAREST_FIT, ...this.motion() });
  }

  zoomBy(steps: number): void {
    this.map.easeTo({ zoom: this.map.getZoom() + steps, ...this.motion() });
  }

  remove(): void {
    window.clearTimeout(this.looking);
    this.map.remove();
  }

  private data(): Data {
    const { shown, source, chosen } = this.wanted;
    return { ...sources(shown, datumOf(source)), ...picked(shown, datumOf(source), chosen, this.hovered) };
  }

  private draw(names: readonly (typeof DATA)[number][]): void {
    const data = this.data();
    for (const name of names) void this.map.getSource<GeoJSONSource>(name)?.setData(data[name]);
  }

  private motion(): { animate: boolean; duration: number } {
    return { animate: !this.still, duration: MOTION_MS };
  }

  private corners({ west, south, east, north }: Corners): [[number, number], [number, number]] {
    const datum = datumOf(this.wanted.source);
    const [low, high] = [asShown(datum, { longitude: west, latitude: south }), asShown(datum, { longitude: east, latitude: north })];
    return [[low.longitude, low.latitude], [high.longitude, high.latitude]];
  }

  /** What was chosen elsewhere is brought into view; what is in view anyway stays where it is. */
  private bringIntoView(): void {
    const { chosen, shown } = this.wanted;
    const corners = chosen && around(spotsOf(shown, chosen));
    if (!corners) return;
    const [low, high] = this.corners(corners);
    const seen = this.map.getBounds();
    if (seen.contains(low) && seen.contains(high)) return;
    this.map.easeTo({ center: [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2], ...this.motion() });
  }

  private paint(name: string): void {
    const picture = pictureOf(name, this.wanted.look.mode);
    if (picture && !this.map.hasImage(name)) this.map.addImage(name, picture.image, picture.options);
  }

  private listen(): void {
    const { map } = this;
    map.on('style.load', () => {
      this.ready = true;
      this.draw(DATA); // it may have changed while the style was on its way
      this.look();
    });
    map.on('click', (event) => this.told.onChoose(this.under(event, true)));
    map.on('mousemove', (event) => this.hover(this.under(event)));
    map.on('mouseout', () => this.hover(undefined));
    map.on('moveend', () => this.moved());
    map.on('load', () => this.moved());
    map.on('error', (event) => {
      const { sourceId } = event as { sourceId?: string };
      if (sourceId !== undefined && isOfSource(sourceId)) this.miss();
    });
    map.on('sourcedata', (event) => {
      if (!isOfSource(event.sourceId) || (event.tile as { state?: string } | undefined)?.state !== 'loaded') return;
      this.missed = 0;
      this.came = true;
    });
  }

  /** Whether not one tile came, whatever the answers were. */
  private look(): void {
    window.clearTimeout(this.looking);
    if (!this.wanted.source || this.came) return;
    this.looking = window.setTimeout(() => {
      if (this.ready && !this.came && this.map.areTilesLoaded()) this.told.onLost();
      else this.look();
    }, LOOKED_MS);
  }

  private miss(): void {
    this.missed += 1;
    if (this.missed === LOST_AFTER) this.told.onLost();
  }

  private hover(one: Pointed | undefined): void {
    if (one?.id === this.hovered?.id && one?.kind === this.hovered?.kind) return;
    this.hovered = one;
    this.map.getCanvas().style.cursor = one ? 'pointer' : '';
    if (this.ready) this.draw(['signs', 'names']);
    this.told.onHover(one);
  }

  /** The nearest thing under the pointer, and a little about it; `next`: what is chosen gives way to what lies at the same place. */
  private under({ point }: MapMouseEvent, next = false): Pointed | undefined {
    if (!this.ready) return undefined;
    const found = this.map.queryRenderedFeatures([[point.x - ABOUT_PX, point.y - ABOUT_PX], [point.x + ABOUT_PX, point.y + ABOUT_PX]], { layers: PRESSED });
    const far = (at: GeoJSON.Geometry, { aside = 0, above = 0 }: Facts): number => {
      if (at.type !== 'Point') return FAR_PX;
      const there = this.map.project(at.coordinates as [number, number]);
      return Math.hypot(there.x + aside * ASIDE_PX - point.x, there.y - above * ASIDE_PX - point.y);
    };
    const near = found.map((feature) => ({ one: feature.properties as Facts, far: Math.round(far(feature.geometry, feature.properties as Facts)) }));
    near.sort((one, other) => one.far - other.far || (one.one.rank ?? 0) - (other.one.rank ?? 0));
    const [nearest] = near;
    if (nearest === undefined) return undefined;
    // what lies at one place is pressed one after another
    const there = near.filter(({ far: away }) => away === nearest.far).map(({ one: { kind, id } }) => ({ kind, id }));
    const alone = there.filter((one, at) => there.findIndex((other) => isSame(one, other)) === at);
    const chosen = alone.findIndex((one) => isSame(this.wanted.chosen, one));
    return alone[next ? (chosen + 1) % alone.length : Math.max(chosen, 0)];
  }

  private moved(): void {
    const { lng, lat } = this.map.getCenter();
    this.told.onMoved({ ...asMeant(datumOf(this.wanted.source), { longitude: lng, latitude: lat }), zoom: this.map.getZoom() });
  }
}
