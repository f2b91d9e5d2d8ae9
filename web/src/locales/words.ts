import type common from './zh-CN/common.json';
import type console from './zh-CN/console.json';
import type people from './zh-CN/people.json';
import type settings from './zh-CN/settings.json';
import type customers from './zh-CN/customers.json';
import type lists from './zh-CN/lists.json';
import type checklists from './zh-CN/checklists.json';
import type workorders from './zh-CN/workorders.json';
import type assets from './zh-CN/assets.json';
import type neworder from './zh-CN/neworder.json';
import type notices from './zh-CN/notices.json';
import type reminders from './zh-CN/reminders.json';
import type field from './zh-CN/field.json';
import type portal from './zh-CN/portal.json';
import type choosing from './zh-CN/choosing.json';
import type appointments from './zh-CN/appointments.json';
import type own from './zh-CN/own.json';
import type imports from './zh-CN/imports.json';
import type replies from './zh-CN/replies.json';
import type files from './zh-CN/files.json';
import type dispatch from './zh-CN/dispatch.json';
import type crews from './zh-CN/crews.json';
import type wishes from './zh-CN/wishes.json';
import type desk from './zh-CN/desk.json';
import type worktime from './zh-CN/worktime.json';
import type fairness from './zh-CN/fairness.json';
import type whatif from './zh-CN/whatif.json';
import type proposals from './zh-CN/proposals.json';
import type turns from './zh-CN/turns.json';
import type arrival from './zh-CN/arrival.json';
import type underway from './zh-CN/underway.json';
import type handing from './zh-CN/handing.json';
import type map from './zh-CN/map.json';
import type health from './zh-CN/health.json';

/** Every word of the product, by its path. A group stands in one file; a door loads the files it needs (doors/). */
export type Words = typeof common &
  typeof console &
  typeof people &
  typeof settings &
  typeof customers &
  typeof workorders &
  typeof lists &
  typeof checklists &
  typeof assets &
  typeof neworder &
  typeof notices &
  typeof reminders &
  typeof field &
  typeof portal &
  typeof choosing &
  typeof appointments &
  typeof own &
  typeof imports &
  typeof replies &
  typeof files &
  typeof worktime &
  typeof fairness &
  typeof whatif &
  typeof proposals &
  typeof turns &
  typeof map &
  typeof health &
  typeof dispatch &
  typeof crews &
  typeof wishes &
  typeof desk &
  typeof arrival &
  typeof underway &
  typeof handing;
