import common from '../en/common.json';
import workorders from '../en/workorders.json';
import field from '../en/field.json';

export default { ...common, ...workorders, ...field };
