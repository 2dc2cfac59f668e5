export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

interface Attribute {
  name: string;
  description: string;
  type?: 'string' | 'boolean' | 'complex';
  required?: true;
  multiValued?: true;
  caseExact?: true;
  readOnly?: true;
  unique?: true;
  subAttributes?: readonly Attribute[];
}

/** What is kept of a user; everything else a provider sends is passed over and not stored. */
export const USER_ATTRIBUTES: readonly Attribute[] = [
  { name: 'userName', description: 'The name the person signs in by.', required: true, unique: true },
  { name: 'externalId', description: 'The id the provider knows the person by.', caseExact: true },
  {
    name: 'name',
    type: 'complex',
    description: "The person's name.",
    subAttributes: [
      { name: 'formatted', description: 'The whole name, as it is shown.' },
      { name: 'givenName', description: 'The first name.' },
      { name: 'familyName', description: 'The last name.' },
    ],
  },
  { name: 'displayName', description: 'The whole name, as it is shown.' },
  { name: 'title', description: "The person's role." },
  {
    name: 'active',
    type: 'boolean',
    description: 'Whether the person is employed: set to false, the employment ends that day.',
  },
  {
    name: 'emails',
    type: 'complex',
    multiValued: true,
    description: 'The e-mail address at work; of several the one of type work, else the primary one.',
    subAttributes: [
      { name: 'value', description: 'The address.' },
      { name: 'type', description: 'Always work.' },
      { name: 'primary', type: 'boolean', description: 'Always true.' },
    ],
  },
];

export const ENTERPRISE_ATTRIBUTES: readonly Attribute[] = [
  {
    name: 'employeeNumber',
    description: 'The employee id that HR and sales files know the person by.',
    caseExact: true,
  },
  { name: 'department', description: "The person's department." },
  {
    name: 'manager',
    type: 'complex',
    description: 'Whom the person reports to.',
    subAttributes: [
      {
        name: 'value',
        description: "The manager's id here, or another id, user name or e-mail address.",
        caseExact: true,
      },
      { name: 'displayName', description: "The manager's name.", readOnly: true },
    ],
  },
];

/** What the standard's own schemas have besides: known, and passed over. */
export const NOT_KEPT: ReadonlySet<string> = new Set(
  `schemas id meta nickname profileurl usertype preferredlanguage locale timezone password phonenumbers ims photos
  addresses groups entitlements roles x509certificates name.middlename name.honorificprefix name.honorificsuffix
  enterprise.costcenter enterprise.organization enterprise.division enterprise.manager.displayname`.split(/\s+/),
);

/** An attribute as RFC 7643 §7 describes it. */
export function describedAttribute(attribute: Attribute): object {
  const { name, description, type = 'string', subAttributes } = attribute;
  return {
    name,
    type,
    multiValued: attribute.multiValued ?? false,
    description,
    required: attribute.required ?? false,
    ...(type === 'string' && { caseExact: attribute.caseExact ?? false }),
    mutability: attribute.readOnly ? 'readOnly' : 'readWrite',
    returned: 'default',
    uniqueness: attribute.unique ? 'server' : 'none',
    ...(subAttributes && { subAttributes: subAttributes.map(describedAttribute) }),
  };
}
