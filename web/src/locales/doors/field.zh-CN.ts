import files from '../zh-CN/files.json';
import common from '../zh-CN/common.json';
import checklists from '../zh-CN/checklists.json';
import reminders from '../zh-CN/reminders.json';
import workorders from '../zh-CN/workorders.json';
import field from '../zh-CN/field.json';

export default { ...common, ...files, ...checklists, ...reminders, ...workorders, ...field };
