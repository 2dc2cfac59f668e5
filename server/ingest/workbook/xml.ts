import { SaxesParser } from 'saxes';

/** What is wanted of a document as it goes by; names come without their namespace's prefix. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
}

/** Takes a document in pieces. Throws at the first piece that breaks the rules of XML; entities of its own are never expanded. */
export function xmlReader(handler: XmlHandler): { write(piece: string): void; end(): void } {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => handler.open(bare(name), attributes));
  parser.on('closetag', ({ name }) => handler.close(bare(name)));
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  return {
    write: (piece) => void parser.write(piece),
    end: () => void parser.close(),
  };
}

const nothing = () => undefined;

/** A whole document, already in memory. */
export function readXml(text: string, handler: Partial<XmlHandler>): void {
  const reader = xmlReader({ open: nothing, close: nothing, text: nothing, ...handler });
  reader.write(text);
  reader.end();
}

/** An attribute whatever prefix it has: `r:id` and `id`. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  return attributes[name] ?? Object.entries(attributes).find(([key]) => bare(key) === name)?.[1];
}

function bare(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
