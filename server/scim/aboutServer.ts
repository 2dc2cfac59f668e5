import { describedAttribute, ENTERPRISE, ENTERPRISE_ATTRIBUTES, USER, USER_ATTRIBUTES } from './attributes.ts';
import { MOST_RESULTS } from './listUsers.ts';

const no = { supported: false };

/** What this server can do and what it cannot (RFC 7643 §5). */
export function serviceProviderConfig(base: string): object {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: MOST_RESULTS },
    changePassword: no,
    sort: { supported: true },
    etag: no,
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Bearer token',
        description: 'A token made with: bellwether token create --scim. Users are provisioned; groups are not.',
        specUri: 'https://www.rfc-editor.org/info/rfc6750',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
  };
}

/** Users are the only resources there are (RFC 7643 §6). */
export function resourceTypes(base: string): readonly { id: string }[] {
  return [
    {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
      id: 'User',
      name: 'User',
      endpoint: '/Users',
      description: 'A person who works or has worked here.',
      schema: USER,
      schemaExtensions: [{ schema: ENTERPRISE, required: false }],
      meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/User` },
    } as { id: string },
  ];
}

/** What is kept of a user (RFC 7643 §7). */
export function schemas(base: string): readonly { id: string }[] {
  return [
    { id: USER, name: 'User', description: 'User Account', attributes: USER_ATTRIBUTES },
    { id: ENTERPRISE, name: 'EnterpriseUser', description: 'Enterprise User', attributes: ENTERPRISE_ATTRIBUTES },
  ].map(({ attributes, ...schema }) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    ...schema,
    attributes: attributes.map(describedAttribute),
    meta: { resourceType: 'Schema', location: `${base}/Schemas/${schema.id}` },
  }));
}

/** All of them on one page. */
export function wholeList(resources: readonly object[]): object {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: resources.length,
    startIndex: 1,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}
