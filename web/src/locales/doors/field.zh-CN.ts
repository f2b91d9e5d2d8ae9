import files from '../zh-CN/files.json';
import common from '../zh-CN/common.json';
import checklists from '../zh-CN/checklists.json';
import reminders from '../zh-CN/reminders.json';
import workorders from '../zh-CN/workorders.json';
import field from '../zh-CN/field.json';
import own from '../zh-CN/own.json';
import worktime from '../zh-CN/worktime.json';
import turns from '../zh-CN/turns.json';

export default { ...turns, ...own, ...common, ...files, ...checklists, ...workorders, ...field, ...worktime, ...reminders };
