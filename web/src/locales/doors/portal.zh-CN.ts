import files from '../zh-CN/files.json';
import common from '../zh-CN/common.json';
import portal from '../zh-CN/portal.json';
import arrival from '../zh-CN/arrival.json';

export default { ...common, ...files, ...portal, ...arrival };
