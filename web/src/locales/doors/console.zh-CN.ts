import files from '../zh-CN/files.json';
import common from '../zh-CN/common.json';
import console from '../zh-CN/console.json';
import people from '../zh-CN/people.json';
import settings from '../zh-CN/settings.json';
import customers from '../zh-CN/customers.json';
import assets from '../zh-CN/assets.json';
import neworder from '../zh-CN/neworder.json';
import notices from '../zh-CN/notices.json';
import lists from '../zh-CN/lists.json';
import imports from '../zh-CN/imports.json';
import reminders from '../zh-CN/reminders.json';
import workorders from '../zh-CN/workorders.json';
import own from '../zh-CN/own.json';
import replies from '../zh-CN/replies.json';
import checklists from '../zh-CN/checklists.json';
import worktime from '../zh-CN/worktime.json';
import fairness from '../zh-CN/fairness.json';
import whatif from '../zh-CN/whatif.json';
import dispatch from '../zh-CN/dispatch.json';
import crews from '../zh-CN/crews.json';
import wishes from '../zh-CN/wishes.json';
import desk from '../zh-CN/desk.json';

export default { ...own, ...common, ...files, ...console, ...people, ...settings, ...customers, ...assets, ...neworder, ...notices, ...checklists, ...workorders, ...lists, ...imports, ...worktime, ...fairness, ...whatif, ...replies, ...reminders, ...dispatch,
  ...crews, ...wishes, ...desk };
