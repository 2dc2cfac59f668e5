export { deleteOld } from './deleteOld.ts';
export { AlreadyErased, erasePerson } from './erasePerson.ts';
export { everyNight } from './everyNight.ts';
export { findPerson } from './findPerson.ts';
export { readRetention, saveRetention } from './retention.ts';
export { storedAbout } from './storedAbout.ts';
export { retentionAround } from './retentionAround.ts';
