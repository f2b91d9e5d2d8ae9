import files from '../zh-CN/files.json';
import common from '../zh-CN/common.json';
import portal from '../zh-CN/portal.json';

export default { ...common, ...files, ...portal };
