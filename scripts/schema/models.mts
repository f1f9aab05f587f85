import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import ts from 'typescript';
import { checkedFields, checkedValue } from './validators.mts';
import type { Checked } from './validators.mts';

/** A type as the package declares it, in the notation of the table (see FieldRow in server/schema/table.ts). */
export type Model = {
  /** Where it is declared: models are told apart by file, since two groups may use one name. */
  readonly file: string;
  readonly name: string;
  readonly description: string;
  readonly fields: readonly ModelField[];
};

export type ModelField = {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly type: string;
  readonly values: readonly string[];
  /** The file that declares the object this field holds, if it holds one. */
  readonly refersTo: string | undefined;
};

type Leaf = { readonly type: string; readonly values?: readonly string[]; readonly refersTo?: string };

/** Reads the interface that a declaration file such as `v1/Pod.d.ts` exports. */
export function readModel(file: string): Model {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const declared = source.statements.find(ts.isInterfaceDeclaration);
  if (declared === undefined) throw new Error(`${file} declares no interface.`);
  const checks = checkedFields(validatorOf(source));
  const imports = importedFiles(source);
  return {
    file,
    name: declared.name.text.replace(/^I/, ''),
    description: comment(declared),
    fields: declared.members.filter(ts.isPropertySignature).map((member) => {
      const name = member.name.getText().replaceAll('"', '');
      const { type, values, refersTo } = leafOf(member.type, imports, checks.get(name));
      return {
        name,
        description: comment(member),
        required: member.questionToken === undefined,
        type,
        values: values ?? [],
        refersTo,
      };
    }),
  };
}

/** The names of the kinds in a folder of declarations such as `v1`. */
export function kindsOf(folder: string): readonly string[] {
  const index = readFileSync(join(folder, 'index.d.ts'), 'utf8');
  return [...index.matchAll(/export \* from "\.\/(\w+)\.js"/g)]
    .map(([, name = '']) => name)
    .filter((name) => /^ {4}"kind": "/m.test(readFileSync(join(folder, `${name}.d.ts`), 'utf8')))
    .sort();
}

function leafOf(node: ts.TypeNode | undefined, imports: Imports, checked: Checked | undefined): Leaf {
  if (node === undefined) throw new Error('A field without a type.');
  if (ts.isTypeLiteralNode(node)) {
    const value = node.members.find(ts.isIndexSignatureDeclaration)?.type;
    const leaf = leafOf(value, imports, checked);
    return { ...leaf, type: `{}${leaf.type}` };
  }
  if (ts.isTypeReferenceNode(node)) return referenceOf(node, imports, checked);
  if (ts.isUnionTypeNode(node) || ts.isLiteralTypeNode(node)) {
    const literals = ts.isUnionTypeNode(node) ? node.types : [node];
    return { type: 'string', values: literals.map((literal) => JSON.parse(literal.getText()) as string) };
  }
  if (node.kind === ts.SyntaxKind.BooleanKeyword) return { type: 'boolean' };
  if (node.kind === ts.SyntaxKind.NumberKeyword) return { type: numberOf(checked) };
  if (node.kind === ts.SyntaxKind.StringKeyword) return { type: checked?.format ?? 'string' };
  throw new Error(`A type this script can't read: ${node.getText()}`);
}

function numberOf(checked: Checked | undefined): string {
  if (checked?.type === 'number') return 'number';
  if (checked?.format === 'int32' || checked?.format === 'int64') return checked.format;
  throw new Error(`A number that is ${checked?.type ?? 'unchecked'} of format ${checked?.format ?? 'none'}.`);
}

function referenceOf(node: ts.TypeReferenceNode, imports: Imports, checked: Checked | undefined): Leaf {
  const name = node.typeName.getText();
  if (name === 'Array') {
    const leaf = leafOf(node.typeArguments?.[0], imports, checked);
    return { ...leaf, type: `[]${leaf.type}` };
  }
  const file = imports.get(name);
  if (file === undefined) throw new Error(`${name} is not imported.`);
  return aliasOf(file) ?? { type: basename(file, '.d.ts'), refersTo: file };
}

/** What a file stands for that declares no object with fields: a quantity, a time, or free form. */
function aliasOf(file: string): Leaf | undefined {
  const text = readFileSync(file, 'utf8');
  if (/export interface \w+ \{\s*\}/.test(text)) return { type: 'any' };
  if (text.includes('export interface ')) return undefined;
  if (file.endsWith('/Quantity.d.ts')) return { type: 'quantity' };
  if (file.endsWith('/IntOrString.d.ts')) return { type: 'int-or-string' };
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return { type: checkedValue(validatorOf(source)).format ?? 'string' };
}

type Imports = ReadonlyMap<string, string>;

function importedFiles(source: ts.SourceFile): Imports {
  const imports = new Map<string, string>();
  for (const statement of source.statements.filter(ts.isImportDeclaration)) {
    const from = JSON.parse(statement.moduleSpecifier.getText()) as string;
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) continue;
    for (const { name } of bindings.elements) imports.set(name.text, declarationFile(source.fileName, from));
  }
  return imports;
}

function declarationFile(importer: string, specifier: string): string {
  if (specifier.startsWith('.')) return join(dirname(importer), specifier.replace(/\.js$/, '.d.ts'));
  return `${packagesAbove(importer)}/${specifier}.d.ts`;
}

/** The validator beside a declaration: both carry the long name, which the last `export type` tells. */
function validatorOf(source: ts.SourceFile): string {
  const longName = /export type \{ \w+ as I(IoK8s\w+)/.exec(source.text)?.[1];
  const packages = packagesAbove(source.fileName);
  const [scopeOrName = '', name = ''] = source.fileName.slice(packages.length + 1).split('/');
  const packageName = scopeOrName.startsWith('@') ? `${scopeOrName}/${name}` : scopeOrName;
  const path = `${packages}/${packageName}/_schemas/${longName ?? ''}.js`;
  if (!existsSync(path)) throw new Error(`${source.fileName} has no validator beside it.`);
  return path;
}

function packagesAbove(file: string): string {
  return file.slice(0, file.lastIndexOf('/node_modules/') + '/node_modules'.length);
}

/** A declaration's comment, without its frame. */
function comment(node: ts.Node): string {
  const text = node.getFullText();
  const ranges = ts.getLeadingCommentRanges(text, 0) ?? [];
  const last = ranges.at(-1);
  if (last === undefined) return '';
  return text
    .slice(last.pos, last.end)
    .replace(/^\/\*\*/, '')
    .replace(/\*\/$/, '')
    .replaceAll(/^[ \t]*\* ?/gm, '')
    .replaceAll('*\\/', '*/')
    .trim();
}
