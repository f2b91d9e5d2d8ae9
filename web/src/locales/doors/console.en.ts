import files from '../en/files.json';
import common from '../en/common.json';
import console from '../en/console.json';
import people from '../en/people.json';
import settings from '../en/settings.json';
import customers from '../en/customers.json';
import assets from '../en/assets.json';
import neworder from '../en/neworder.json';
import notices from '../en/notices.json';
import lists from '../en/lists.json';
import imports from '../en/imports.json';
import reminders from '../en/reminders.json';
import workorders from '../en/workorders.json';
import own from '../en/own.json';
import replies from '../en/replies.json';
import checklists from '../en/checklists.json';
import worktime from '../en/worktime.json';
import fairness from '../en/fairness.json';
import whatif from '../en/whatif.json';
import dispatch from '../en/dispatch.json';
import crews from '../en/crews.json';
import wishes from '../en/wishes.json';
import desk from '../en/desk.json';

export default { ...own, ...common, ...files, ...console, ...people, ...settings, ...customers, ...assets, ...neworder, ...notices, ...checklists, ...workorders, ...lists, ...imports, ...worktime, ...fairness, ...whatif, ...replies, ...reminders, ...dispatch,
  ...crews, ...wishes, ...desk };
