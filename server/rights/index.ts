export { AlreadyErased, erasePerson } from './erasePerson.ts';
export { findPerson } from './findPerson.ts';
export { storedAbout } from './storedAbout.ts';
