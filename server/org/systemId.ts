const SALESFORCE_LONG = /^[a-zA-Z0-9]{18}$/;

/** The id by which another system knows a person, told apart from employee ids: `salesforce:005…`. */
export function systemId(system: string, id: string): string {
  // The last three of eighteen characters only repeat the case of the others.
  return `${system}:${system === 'salesforce' && SALESFORCE_LONG.test(id) ? id.slice(0, 15) : id}`;
}

/** Is this a person's id in another system, or a name that stands for an id? Then a roster may still give the employee id. */
export const isForeignId = (externalId: string): boolean => /^[a-z]+:/.test(externalId);

/** The system an id is of; of an employee id, nothing. */
export const systemOf = (id: string): string => (isForeignId(id) ? id.slice(0, id.indexOf(':')) : '');
