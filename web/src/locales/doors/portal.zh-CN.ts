import common from '../zh-CN/common.json';
import portal from '../zh-CN/portal.json';

export default { ...common, ...portal };
