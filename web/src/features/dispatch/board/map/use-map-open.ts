import { keptSwitch } from './kept-switch';

const map = keptSwitch('board.map', 'shut');

/** Opens or closes the map of the board, and remembers it in this browser. */
export const openMap = map.put;
export const useMapOpen = map.useIsOpen;
