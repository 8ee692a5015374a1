#!/usr/bin/env node
// Compares the MathML of formulas with KaTeX's, and writes the table that the documentation shows.
//
//     apt-get install nodejs libjs-katex
//     Tests/Tools/katex-comparison/compare.mjs [KATEX.mjs]     /usr/share/javascript/katex/katex.mjs by default
//
// The formulas are those in formulas.txt, and each command of KaTeX's table of symbols. What is drawn differently needs a
// reason in reasons.json; without one the exit status is 1.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../../..');
const katexFile = process.argv[2] ?? '/usr/share/javascript/katex/katex.mjs';
const katex = (await import(pathToFileURL(katexFile).href)).default;
const reasons = JSON.parse(fs.readFileSync(path.join(here, 'reasons.json'), 'utf8'));

const formulas = fs.readFileSync(path.join(here, 'formulas.txt'), 'utf8').split('\n').filter(line => line !== '');
const symbols = [...fs.readFileSync(katexFile, 'utf8').matchAll(/defineSymbol\(math, \w+, (\w+), (?:"(?:[^"\\]|\\.)*"|null), "((?:[^"\\]|\\.)*)"/g)]
  .filter(match => match[1] !== 'accent').map(match => JSON.parse(`"${match[2]}"`)).filter(name => /^\\[a-zA-Z]+$/.test(name));
const pieces = [...formulas, ...symbols.map(name => `a ${name} b`)];

/** Ours, through a test that writes what it is asked for. */
function ours() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'katex-comparison-'));
  try {
    fs.writeFileSync(path.join(folder, 'formulas.txt'), pieces.join('\n'));
    execFileSync('swift', ['test', '--filter', 'FormulaListTests'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, FORMULA_LIST: folder } });
    return fs.readFileSync(path.join(folder, 'mathml.txt'), 'utf8').split('\n');
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** KaTeX's, or the reason why it takes the formula for wrong. */
function theirs(tex) {
  try {
    const text = katex.renderToString(tex, { displayMode: true, output: 'mathml', trust: true, strict: false, throwOnError: true });
    return text.replace(/^.*?<semantics>/s, '').replace(/<annotation[^]*$/, '');
  } catch (error) {
    return null;
  }
}

/** A tree of [name, attributes, children] of well-formed markup. */
function parse(text) {
  const stack = [['root', '', []]];
  for (const [, tag, words] of text.matchAll(/<([^>]*)>|([^<]+)/g)) {
    if (words !== undefined) stack.at(-1)[2].push(words);
    else if (tag.startsWith('/')) stack.pop();
    else {
      const node = [tag.split(' ')[0].replace('/', ''), tag, []];
      stack.at(-1)[2].push(node);
      if (!tag.endsWith('/')) stack.push(node);
    }
  }
  return stack[0];
}

// The same signs, for which fonts or habits differ.
const same = new Map(Object.entries({
  '∣': '|', '∥': '‖', 'ˉ': '¯', '‾': '¯', 'ˊ': '´', 'ˋ': '`', '\u20d7': '→', '˜': '~', 'ˆ': '^', '⟂': '⊥', '―': '_', '⋅': '·', '△': '▵', '∗': '*',
  '\u2061': '', ' ': '', '\u2009': '', '\u00a0': '', '\u200b': '', '−': '-', '\u2010': '-', 'ℏ': 'ħ', 'ϕ': 'φ', 'ϵ': 'ε', '\u20db': '...', '∶': ':', '⁡': '', '\u2063': '', '\u0332': '_', '\u203e': '¯', '\u2216': '\\', '‴': "'''", '″': "''", '′': "'", '⁗': "''''",
}));
const plain = text => [...text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&').replace(/&#x27;/g, "'")]
  .map(letter => same.get(letter) ?? letter).join('').normalize('NFKD').replace(/ /g, '');

/** What is drawn beside, above and below what, without spaces, styles and letters' shapes. */
function structure(node) {
  if (typeof node === 'string') return plain(node);
  const [name, tag, children] = node;
  const inner = children.map(structure);
  if (/^(mspace|annotation)$/.test(name)) return '';
  if (name === 'menclose' || /math-(strike|frame)/.test(tag)) return `enclose(${inner.join('')})`;
  if (/^(root|mrow|mstyle|mpadded|semantics|mi|mn|mo|mtext|mtd|a)$/.test(name)) return inner.join('');
  if (name === 'mtr') return `[${inner.filter(cell => cell !== '').join('|')}]`;
  return `${name}(${inner.join(',')})`;
}

function result(tex, mathml) {
  const other = theirs(tex);
  const error = mathml.startsWith('error: ') ? mathml.slice(7) : null;
  if (error !== null) return other === null ? ['refused by both', error] : ['refused', error];
  if (other === null) return ['KaTeX refuses', ''];
  const [first, second] = [structure(parse(mathml)), structure(parse(other))];
  if (first === second) return ['same', ''];
  if (process.env.SHOW) console.error(`${tex}\n  ours   ${first}\n  KaTeX  ${second}`);
  return ['different', ''];
}

const lines = ours();
const results = pieces.map((tex, index) => [tex, ...result(tex, lines[index])]);
const unexplained = results.filter(([tex, kind]) => (kind === 'different' || kind === 'refused') && !reasons[tex]);
const count = kind => results.filter(entry => entry[1] === kind).length;
const cell = text => text.replace(/\|/g, '\\|').replace(/`/g, "'");
const row = ([tex, kind, error]) => `| \`${cell(tex)}\` | ${kind} | ${cell(reasons[tex] ?? error)} |`;
const isSymbol = new Set(symbols.map(name => `a ${name} b`));
const shown = results.filter(([tex, kind]) => !isSymbol.has(tex) || kind !== 'same');
const document = `# Formulas beside KaTeX

What KaTeX ${katex.version} and this package make of the same formulas.

Made by \`Tests/Tools/katex-comparison\`: structure is compared, that is what stands beside, above, below and inside what,
not spaces and shapes of letters. Of ${results.length} formulas, ${count('same')} are the same, ${count('different')} differ for the reason that is given,
${count('refused')} are refused here with an error that says what to write, ${count('KaTeX refuses')} KaTeX does not take, and ${count('refused by both')} neither takes. Among them are
all ${symbols.length} commands of KaTeX's table of symbols; those that are the same are not listed.

| formula | result | reason, or the error |
| --- | --- | --- |
${shown.map(row).join('\n')}
`;
fs.writeFileSync(path.join(root, 'Sources/Notebook/Notebook.docc/FormulasBesideKaTeX.md'), document);
for (const [tex, kind, error] of unexplained) console.log(`${kind} without a reason: ${tex}${error ? ` (${error})` : ''}`);
console.log(`${results.length} formulas: ${count('same')} same, ${count('different')} different, ${count('refused')} refused, ${count('KaTeX refuses')} that KaTeX refuses, ${count('refused by both')} refused by both`);
process.exit(unexplained.length === 0 ? 0 : 1);
