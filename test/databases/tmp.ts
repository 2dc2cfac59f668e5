import { restartUnderLoad } from './restartUnderLoad.ts';
const o = await restartUnderLoad(Number(process.argv[2]));
console.log(JSON.stringify(o));
process.exit(0);
