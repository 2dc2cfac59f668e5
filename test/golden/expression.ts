import type { GoldenTable } from './goldenFiles.ts';

/** An R expression taken apart: a number, a column, or an operator or function over others. */
export type Expression =
  | { kind: 'number'; value: number }
  | { kind: 'text'; value: string }
  | { kind: 'name'; name: string }
  | { kind: 'call'; name: string; parts: Expression[] };

export type Cell = number | string | boolean | null;

/** Binary operators from loosest to tightest; `^` binds to the right and is tighter than a sign. */
const ladder = [['|'], ['&'], ['==', '!=', '<=', '>=', '<', '>'], ['+', '-'], ['*', '/']];

const lexeme =
  /\s*((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|'[^']*'|"[^"]*"|[\p{L}.][\p{L}\p{N}._]*|[=!<>]=|[-+*/^()<>&|!,$])/uy;

/** Reads arithmetic, comparisons and function calls as R writes them; `data$column` is the column. */
export function parseExpression(text: string): Expression {
  const tokens = tokensOf(text.trim());
  let at = 0;
  const next = (): string => tokens[at++];
  const binary = (level: number): Expression => {
    if (level === ladder.length) return signed();
    let left = binary(level + 1);
    while (ladder[level].includes(tokens[at])) left = { kind: 'call', name: next(), parts: [left, binary(level + 1)] };
    return left;
  };
  const signed = (): Expression =>
    tokens[at] === '-' || tokens[at] === '!' ? { kind: 'call', name: next(), parts: [signed()] } : power();
  const power = (): Expression => {
    const base = atom();
    if (tokens[at] !== '^') return base;
    at++;
    return { kind: 'call', name: '^', parts: [base, signed()] };
  };
  const atom = (): Expression => {
    const token = next();
    if (token === '(') return { kind: 'call', name: '(', parts: listed() };
    if (/^['"]/.test(token)) return { kind: 'text', value: token.slice(1, -1) };
    if (/^\.?\d/.test(token)) return { kind: 'number', value: Number(token) };
    if (tokens[at] === '(') {
      at++;
      return { kind: 'call', name: token, parts: listed() };
    }
    if (tokens[at] !== '$') return { kind: 'name', name: token };
    at++;
    return { kind: 'name', name: next() };
  };
  const listed = (): Expression[] => {
    const parts = [binary(0)];
    while (next() === ',') parts.push(binary(0));
    return parts;
  };
  const whole = binary(0);
  if (at !== tokens.length) throw new TypeError(`Not read to its end: ${text}`);
  return whole;
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  lexeme.lastIndex = 0;
  while (lexeme.lastIndex < text.length) {
    const start = lexeme.lastIndex;
    const found = lexeme.exec(text);
    if (!found) throw new TypeError(`Not understood from place ${start}: ${text}`);
    tokens.push(found[1]);
  }
  return tokens;
}

/** The expression as R prints it: spaces round sums, products and comparisons, none round quotients and powers. */
export function printed(expression: Expression): string {
  if (expression.kind === 'number') return String(expression.value);
  if (expression.kind === 'text') return `"${expression.value}"`;
  if (expression.kind === 'name') return expression.name;
  const { name, parts } = expression;
  const inner = parts.map(printed);
  if (name === '(') return `(${inner.join(', ')})`;
  if (/^[\p{L}.]/u.test(name)) return `${name}(${inner.join(', ')})`;
  if (inner.length === 1) return name + inner[0];
  return inner.join(name === '/' || name === '^' ? name : ` ${name} `);
}

type Operation = (a: number, b: number) => number | boolean;

const operations: Record<string, Operation | undefined> = {
  '+': (a, b) => a + b,
  '-': (a, b) => (Number.isNaN(b) ? -a : a - b),
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
  '&': (a, b) => a !== 0 && b !== 0,
  '|': (a, b) => a !== 0 || b !== 0,
  '!': (a) => a === 0,
  log: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  log1p: Math.log1p,
  exp: Math.exp,
  sqrt: Math.sqrt,
  abs: Math.abs,
};

const unchanged = new Set(['I', '(', 'factor', 'as.factor', 'as.character']);

/** The value of an expression in every row of a table; null where a column has none. */
export function cells(expression: Expression, table: GoldenTable): Cell[] {
  const rows = Object.values(table)[0]?.length ?? 0;
  if (expression.kind === 'number' || expression.kind === 'text')
    return Array.from({ length: rows }, () => expression.value);
  if (expression.kind === 'name') {
    if (expression.name === 'TRUE' || expression.name === 'FALSE')
      return Array.from({ length: rows }, () => expression.name === 'TRUE');
    const column = table[expression.name];
    if (column === undefined) throw new TypeError(`No column ${expression.name}.`);
    return column;
  }
  const { name, parts } = expression;
  const [first, second] = parts.slice(0, 2).map((part) => cells(part, table));
  if (unchanged.has(name)) return first;
  if (/^as\.(numeric|integer)$/.test(name)) return first.map((value) => (value === null ? null : Number(value)));
  if (name === '==') return first.map((value, i) => String(value) === String(second[i]));
  if (name === '!=') return first.map((value, i) => String(value) !== String(second[i]));
  const operation = operations[name];
  if (!operation) throw new TypeError(`No function ${name}.`);
  return first.map((value, i) =>
    value === null || second?.[i] === null ? null : operation(Number(value), second ? Number(second[i]) : Number.NaN),
  );
}
