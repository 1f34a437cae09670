import { posix } from "node:path";
import { type AnyNode, isNode, type SyntaxTree } from "../../syntax-tree.ts";

/** Where a name gets what it stands for. */
export type BindingSource =
	/** An expression, then the keys that are taken from it. */
	| { readonly kind: "value"; readonly node: AnyNode; readonly path: readonly string[] }
	/** Each element of an iterable, then keys. */
	| { readonly kind: "element"; readonly node: AnyNode; readonly path: readonly string[] }
	| { readonly kind: "param"; readonly of: AnyNode; readonly index: number; readonly path: readonly string[] }
	| { readonly kind: "import"; readonly specifier: string; readonly name: string }
	| { readonly kind: "unknown" };

/** A name in its scope. */
export interface Binding {
	readonly name: string;
	readonly module: ModuleBindings;
	readonly sources: BindingSource[];
	/** Identifiers that mean it, where it is used. */
	readonly references: AnyNode[];
}

/** The names of a module, and what each identifier means. */
export interface ModuleBindings {
	readonly file: string;
	readonly tree: SyntaxTree;
	readonly parents: ReadonlyMap<AnyNode, AnyNode>;
	readonly calls: readonly AnyNode[];
	readonly bindings: readonly Binding[];
	/** The binding that an identifier means; undefined for globals. */
	bindingOf(identifier: AnyNode): Binding | undefined;
	/** What is exported under a name: a binding, an expression, or another module's name. */
	readonly exports: ReadonlyMap<string, ModuleExport>;
	/** Specifiers of `export * from`. */
	readonly starExports: readonly string[];
}

export type ModuleExport = { readonly name: string } | { readonly node: AnyNode } | ReExport;

interface ReExport {
	readonly specifier: string;
	readonly name: string;
}

/** A key of a path that stands for "some key": a rest element, or a computed one. */
export const ANY_KEY = "*";

interface Scope {
	readonly parent?: Scope;
	readonly names: Map<string, Binding>;
}

/** Reads a module's scopes: block scopes, parameters, destructuring, imports, exports. */
export function moduleBindings(file: string, tree: SyntaxTree): ModuleBindings {
	const parents = new Map<AnyNode, AnyNode>();
	const scopes = new Map<AnyNode, Scope>();
	const calls: AnyNode[] = [];
	const bindings: Binding[] = [];
	const exports = new Map<string, ModuleExport>();
	const starExports: string[] = [];
	const assignments: (() => void)[] = [];
	const top: Scope = { names: new Map() };

	const bindingOf = (identifier: AnyNode): Binding | undefined => {
		for (let scope = scopes.get(identifier); scope !== undefined; scope = scope.parent) {
			const found = scope.names.get(String(identifier.name));
			if (found !== undefined) return found;
		}
		return undefined;
	};
	const module: ModuleBindings = { file, tree, parents, calls, bindings, bindingOf, exports, starExports };

	const declare = (scope: Scope, name: string, source: BindingSource) => {
		const known = scope.names.get(name);
		if (known !== undefined) known.sources.push(source);
		else {
			const binding: Binding = { name, module, sources: [source], references: [] };
			scope.names.set(name, binding);
			bindings.push(binding);
		}
	};
	const declarePattern = (scope: Scope, pattern: AnyNode, source: BindingSource): void => {
		const below = (key: string): BindingSource =>
			"path" in source ? { ...source, path: [...source.path, key] } : { kind: "unknown" };
		if (pattern.type === "Identifier") declare(scope, String(pattern.name), source);
		else if (pattern.type === "AssignmentPattern") {
			declarePattern(scope, pattern.left as AnyNode, source);
			declarePattern(scope, pattern.left as AnyNode, { kind: "value", node: pattern.right as AnyNode, path: [] });
		} else if (pattern.type === "ObjectPattern") {
			for (const property of pattern.properties as readonly AnyNode[]) {
				if (property.type === "RestElement") declarePattern(scope, property.argument as AnyNode, below(ANY_KEY));
				else declarePattern(scope, property.value as AnyNode, below(keyOf(property) ?? ANY_KEY));
			}
		} else if (pattern.type === "ArrayPattern") {
			(pattern.elements as readonly (AnyNode | null)[]).forEach((element, i) => {
				if (element?.type === "RestElement") declarePattern(scope, element.argument as AnyNode, below(ANY_KEY));
				else if (element) declarePattern(scope, element, below(String(i)));
			});
		}
	};

	/** Notes what the names in a pattern are given later, once all scopes are known. */
	const reassign = (pattern: AnyNode, source: BindingSource): void => {
		if (pattern.type === "Identifier") assignments.push(() => void bindingOf(pattern)?.sources.push(source));
		else if (!/Pattern$|^(RestElement|Property)$/.test(pattern.type)) return;
		const parts = [pattern.properties, pattern.elements, pattern.left, pattern.argument, pattern.value].flat();
		for (const part of parts) if (isNode(part)) reassign(part, source);
	};

	const children = (node: AnyNode, scope: Scope) => {
		for (const [key, child] of Object.entries(node)) {
			if (key === "loc") continue;
			for (const each of Array.isArray(child) ? child : [child]) {
				if (!isNode(each)) continue;
				parents.set(each, node);
				visit(each, scope);
			}
		}
	};
	const visit = (node: AnyNode, scope: Scope): void => {
		if (node.type === "Identifier") scopes.set(node, scope);
		if (node.type === "CallExpression") calls.push(node);
		if (node.type === "AssignmentExpression") {
			const { left, right, operator } = node as unknown as { left: AnyNode; right: AnyNode; operator: string };
			const isPlain = operator === "=" && left.type === "Identifier";
			reassign(left, isPlain ? { kind: "value", node: right, path: [] } : { kind: "unknown" });
		}
		if (node.type === "UpdateExpression") reassign(node.argument as AnyNode, { kind: "unknown" });
		// for (id of ids) with a name from before.
		if (/^For(Of|In)Statement$/.test(node.type) && (node.left as AnyNode).type !== "VariableDeclaration") {
			reassign(node.left as AnyNode, { kind: "unknown" });
		}
		if (isFunction(node)) {
			if (node.type === "FunctionDeclaration" && isNode(node.id)) {
				declare(scope, String(node.id.name), { kind: "value", node, path: [] });
			}
			const inner: Scope = { parent: scope, names: new Map() };
			(node.params as readonly AnyNode[]).forEach((param, index) => {
				if (param.type === "RestElement") {
					declarePattern(inner, param.argument as AnyNode, { kind: "unknown" });
				} else declarePattern(inner, param, { kind: "param", of: node, index, path: [] });
			});
			children(node, inner);
			return;
		}
		if (node.type === "VariableDeclaration") {
			const loop = parents.get(node);
			for (const declarator of node.declarations as readonly AnyNode[]) {
				const isLoop = loop?.type === "ForOfStatement" && loop.left === node;
				const from = isLoop ? loop.right : declarator.init;
				declarePattern(
					scope,
					declarator.id as AnyNode,
					isNode(from) ? { kind: isLoop ? "element" : "value", node: from, path: [] } : { kind: "unknown" },
				);
			}
		}
		if (node.type === "ImportDeclaration") {
			const specifier = String((node.source as AnyNode).value);
			for (const each of node.specifiers as readonly AnyNode[]) {
				const name =
					each.type === "ImportSpecifier"
						? nameOf(each.imported as AnyNode)
						: each.type === "ImportDefaultSpecifier"
							? "default"
							: ANY_KEY;
				declare(scope, String((each.local as AnyNode).name), { kind: "import", specifier, name });
			}
			return;
		}
		if (node.type === "ClassDeclaration" && isNode(node.id)) declare(scope, String(node.id.name), { kind: "unknown" });
		if (node.type === "CatchClause" && isNode(node.param)) declarePattern(scope, node.param, { kind: "unknown" });
		readExports(node);
		const isBlock = /^(BlockStatement|For\w*Statement|SwitchStatement|CatchClause)$/.test(node.type);
		children(node, isBlock ? { parent: scope, names: new Map() } : scope);
	};
	const readExports = (node: AnyNode) => {
		if (node.type === "ExportAllDeclaration") starExports.push(String((node.source as AnyNode).value));
		if (node.type === "ExportDefaultDeclaration") exports.set("default", { node: node.declaration as AnyNode });
		if (node.type !== "ExportNamedDeclaration") return;
		const from = isNode(node.source) ? String(node.source.value) : undefined;
		for (const each of node.specifiers as readonly AnyNode[]) {
			const name = nameOf(each.local as AnyNode);
			exports.set(nameOf(each.exported as AnyNode), from === undefined ? { name } : { specifier: from, name });
		}
		const declared = node.declaration as AnyNode | null;
		if (declared?.type === "VariableDeclaration") {
			for (const { id } of declared.declarations as readonly AnyNode[]) {
				if (isNode(id) && id.type === "Identifier") exports.set(String(id.name), { name: String(id.name) });
			}
		} else if (declared && isNode(declared.id))
			exports.set(String(declared.id.name), { name: String(declared.id.name) });
	};

	children(tree.program as unknown as AnyNode, top);
	for (const assign of assignments) assign();
	for (const identifier of scopes.keys()) {
		if (isReference(identifier, parents.get(identifier))) bindingOf(identifier)?.references.push(identifier);
	}
	return module;
}

/** Path of a module that a relative specifier names, below the root. */
export function besideModule(file: string, specifier: string): string {
	return posix.join(posix.dirname(file), specifier);
}

export function isFunction(node: AnyNode): boolean {
	return /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type);
}

/** The name of a property that is not computed. */
export function keyOf(property: AnyNode): string | undefined {
	const key = property.key;
	return isNode(key) && property.computed !== true ? nameOf(key) : undefined;
}

function nameOf(node: AnyNode): string {
	return String(node.name ?? node.value);
}

/** Whether an identifier stands for the value of its name, and is no key, no declaration and no label. */
function isReference(node: AnyNode, parent: AnyNode | undefined): boolean {
	if (parent === undefined) return true;
	if (parent.type === "MemberExpression") return parent.object === node || parent.computed === true;
	if (parent.type === "Property") return parent.value === node || parent.computed === true;
	if (parent.type === "VariableDeclarator") return parent.init === node;
	if (isFunction(parent)) return parent.body === node;
	if (parent.type === "AssignmentPattern") return parent.right === node;
	if (parent.type === "AssignmentExpression") return parent.right === node;
	return !/^(ArrayPattern|RestElement|LabeledStatement|ExportSpecifier|MethodDefinition|ImportSpecifier)$/.test(
		parent.type,
	);
}
