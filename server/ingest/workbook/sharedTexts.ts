import type { Archive } from './archive.ts';
import { tooLarge } from './archive.ts';
import { unescaped } from './cellText.ts';
import { LIMITS } from './limits.ts';
import { streamXml } from './streamXml.ts';

/** Texts that cells refer to by number, kept in memory up to a limit. */
export async function sharedTexts(archive: Archive, entry: string | undefined, name: string): Promise<string[]> {
  const texts: string[] = [];
  if (entry === undefined || !archive.has(entry)) return texts;
  let text = '';
  let size = 0;
  let reading = false;
  let inAid = false;
  await streamXml(archive, entry, name, {
    open(element) {
      if (element === 'si') text = '';
      else if (element === 'rPh') inAid = true;
      else if (element === 't') reading = !inAid;
    },
    text(piece) {
      if (!reading) return;
      text += piece;
      // A text costs memory even when it is empty.
      if (size + text.length > LIMITS.sharedText) throw tooLarge(name, 'its texts do not fit into memory');
    },
    close(element) {
      if (element === 'rPh') inAid = false;
      else if (element === 't') reading = false;
      else if (element === 'si') {
        texts.push(unescaped(text));
        size += text.length + 16;
        if (size > LIMITS.sharedText) throw tooLarge(name, 'its texts do not fit into memory');
      }
    },
  });
  return texts;
}
