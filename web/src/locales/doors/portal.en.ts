import files from '../en/files.json';
import common from '../en/common.json';
import portal from '../en/portal.json';
import arrival from '../en/arrival.json';

export default { ...common, ...files, ...portal, ...arrival };
