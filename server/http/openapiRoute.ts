import type { RequestHandler } from 'express';
import { openapi } from './openapi.ts';

/** The description of the API, made when first asked for. It tells what there is to ask, nothing of what is stored. */
export function openapiRoute(): RequestHandler {
  let text: string | undefined;
  return (_request, response) => {
    text ??= JSON.stringify(openapi());
    response.setHeader('Cache-Control', 'no-cache').type('json').end(text);
  };
}
