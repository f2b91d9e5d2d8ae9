import files from '../en/files.json';
import common from '../en/common.json';
import portal from '../en/portal.json';

export default { ...common, ...files, ...portal };
