import files from '../en/files.json';
import common from '../en/common.json';
import checklists from '../en/checklists.json';
import reminders from '../en/reminders.json';
import workorders from '../en/workorders.json';
import field from '../en/field.json';
import own from '../en/own.json';
import worktime from '../en/worktime.json';
import turns from '../en/turns.json';

export default { ...turns, ...own, ...common, ...files, ...checklists, ...workorders, ...field, ...worktime, ...reminders };
