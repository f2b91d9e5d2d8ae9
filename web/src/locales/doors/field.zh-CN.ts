import common from '../zh-CN/common.json';
import workorders from '../zh-CN/workorders.json';
import field from '../zh-CN/field.json';

export default { ...common, ...workorders, ...field };
