import files from '../en/files.json';
import common from '../en/common.json';
import workorders from '../en/workorders.json';
import field from '../en/field.json';

export default { ...common, ...files, ...workorders, ...field };
