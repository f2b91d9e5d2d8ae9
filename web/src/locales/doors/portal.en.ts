import common from '../en/common.json';
import portal from '../en/portal.json';

export default { ...common, ...portal };
