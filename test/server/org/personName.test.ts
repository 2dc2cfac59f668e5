import { describe, expect, it } from 'vitest';
import { Directory, type Listed, nameId } from '#server/org/directory.ts';
import { readPersonName, spokenName } from '#server/org/personName.ts';

const person = (externalId: string, name: string, email: string | null = null): Listed => ({
  externalId,
  name,
  email,
  placeholder: false,
});

function directoryOf(...people: Listed[]): Directory<Listed> {
  const directory = new Directory<Listed>();
  for (const each of people) directory.add(each);
  return directory;
}

const found = (directory: Directory<Listed>, name: string) => {
  const result = directory.byName(name);
  if (!result) return 'nobody';
  return 'person' in result
    ? result.person.externalId
    : `alike: ${result.alike.map(({ externalId }) => externalId).join(' ')}`;
};

describe('two ways of writing a name', () => {
  it.each([
    ['LeBlanc, Brandon  R', 'Brandon R. LeBlanc'],
    ['  KOVÁCS,Jó ', 'Jo Kovacs'],
    ['Łukasz Żółć', 'lukasz zolc'],
    ["O'Brien, Pat", 'Pat O’Brien'],
    ['Anna-Maria  Ek', 'anna-maria ek'],
    ['Smith, John Jr.', 'John Smith'],
  ])('%j and %j are one', (a, b) => {
    expect(readPersonName(a)?.full).toBe(readPersonName(b)?.full);
  });

  it.each([
    ['LeBlanc, Brandon  R', 'Brandon R LeBlanc'],
    ['Alagbe,Trina', 'Trina Alagbe'],
    ['Jo Ek, Jr.', 'Jo Ek, Jr.'],
    [' Jo  Ek ', 'Jo Ek'],
  ])('%j is spoken %j', (written, spoken) => {
    expect(spokenName(written)).toBe(spoken);
  });

  it('no letters are no name', () => {
    expect(readPersonName(' . ')).toBeUndefined();
  });

  it('the id of somebody known by name only is the folded name', () => {
    expect(nameId('Brandt,  Olga')).toBe('name:olga brandt');
  });
});

describe('finding people', () => {
  it('a middle name or initial may be missing, and an initial stands for a name', () => {
    const directory = directoryOf(person('1', 'Brandon R LeBlanc'), person('2', 'Mary Ann Evans'));
    expect(found(directory, 'Brandon LeBlanc')).toBe('1');
    expect(found(directory, 'Brandon Robert LeBlanc')).toBe('1');
    expect(found(directory, 'Evans, Mary')).toBe('2');
  });

  it('middle names that contradict are two people', () => {
    expect(found(directoryOf(person('1', 'Brandon R LeBlanc')), 'Brandon T. LeBlanc')).toBe('nobody');
  });

  it('all words alike wins over a part of them', () => {
    const directory = directoryOf(person('1', 'Jo Ek'), person('2', 'Jo B Ek'));
    expect(found(directory, 'Jo Ek')).toBe('1');
    expect(found(directory, 'Jo Bea Ek')).toBe('alike: 1 2');
  });

  it('two people of one name are told, not guessed', () => {
    expect(found(directoryOf(person('1', 'Jo Ek'), person('2', 'Ek, Jo')), 'Jo Ek')).toBe('alike: 1 2');
  });

  it('the id comes before the e-mail, the e-mail before the name', () => {
    const directory = directoryOf(person('1', 'Jo Ek', 'jo@x.example'), person('2', 'Al Ek', 'al@x.example'));
    expect(directory.find({ id: '2', email: 'jo@x.example' })).toMatchObject({ person: { externalId: '2' } });
    expect(directory.find({ id: '9', email: 'JO@x.example', name: 'Al Ek' })).toMatchObject({
      person: { externalId: '1' },
    });
    expect(directory.find({ id: '9', name: 'Al Ek' })).toMatchObject({ person: { externalId: '2' } });
    expect(directory.find({ name: 'al@x.example' })).toMatchObject({ person: { externalId: '2' } });
    expect(directory.find({ id: '9' })).toBeUndefined();
  });

  it('somebody taken out is not found any more', () => {
    const [jo, al] = [person('1', 'Jo Ek', 'jo@x.example'), person('2', 'Jo Ek')];
    const directory = directoryOf(jo, al);
    directory.remove(al);
    expect(found(directory, 'Jo Ek')).toBe('1');
    directory.remove(jo);
    expect([directory.byId('1'), directory.byEmail('jo@x.example'), found(directory, 'Jo Ek')]).toEqual([
      undefined,
      undefined,
      'nobody',
    ]);
  });
});
