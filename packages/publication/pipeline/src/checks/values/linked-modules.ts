import { type AnyNode, isNode } from "../../syntax-tree.ts";
import { ANY_KEY, type Binding, besideModule, isFunction, type ModuleBindings } from "./module-bindings.ts";

/** Modules that import one another, read as one program. */
export interface LinkedModules {
	/** The module that a node was read from. */
	moduleOf(node: AnyNode): ModuleBindings;
	/** The binding behind an identifier, through imports; undefined for globals and what lies outside. */
	bindingOf(identifier: AnyNode): Binding | undefined;
	/** Where a name is used, in its own module and in those that import it. */
	referencesOf(binding: Binding): readonly AnyNode[];
	/** The default export of a module, when it is an expression or a declaration. */
	defaultExport(file: string): AnyNode | undefined;
	/** The functions that a callee certainly is; empty when that cannot be told. */
	functionsOf(callee: AnyNode): readonly AnyNode[];
	/** The calls of a function that are known. */
	callsOf(fn: AnyNode): readonly AnyNode[];
	/** Whether a function is handed to where its calls cannot be followed. */
	isEscaping(fn: AnyNode): boolean;
}

/** Methods of arrays that call their first argument with each element. */
export const eachElement: ReadonlySet<string> = new Set([
	"map",
	"forEach",
	"flatMap",
	"filter",
	"find",
	"some",
	"every",
	"sort",
	"toSorted",
]);

/**
 * Links modules by their imports and finds who calls which function.
 *
 * @param own - Where specifiers of our own packages lead: path below the root.
 */
export function linkModules(modules: readonly ModuleBindings[], own: Readonly<Record<string, string>>): LinkedModules {
	const byFile = new Map(modules.map((module) => [module.file, module]));
	const home = new Map<AnyNode, ModuleBindings>();
	for (const module of modules) {
		for (const [child, parent] of module.parents) {
			home.set(child, module);
			home.set(parent, module);
		}
	}
	const moduleOf = (node: AnyNode) => home.get(node)!;
	const resolve = (from: ModuleBindings, specifier: string) =>
		byFile.get(specifier.startsWith(".") ? besideModule(from.file, specifier) : (own[specifier] ?? ""));

	const exported = (module: ModuleBindings, name: string, seen = new Set<string>()): Binding | AnyNode | undefined => {
		const key = `${module.file} ${name}`;
		if (seen.has(key)) return undefined;
		seen.add(key);
		const found = module.exports.get(name);
		if (found !== undefined) {
			if ("node" in found) return found.node;
			if ("specifier" in found) {
				const target = resolve(module, found.specifier);
				return target && exported(target, found.name, seen);
			}
			const binding = module.bindings.find((each) => each.name === found.name && each.sources.length > 0);
			return binding && throughImport(binding, seen);
		}
		for (const specifier of module.starExports) {
			const target = resolve(module, specifier);
			const inner = target && exported(target, name, seen);
			if (inner !== undefined) return inner;
		}
		return undefined;
	};
	const throughImport = (binding: Binding, seen = new Set<string>()): Binding | AnyNode | undefined => {
		const [source] = binding.sources;
		if (source?.kind !== "import") return binding;
		if (source.name === ANY_KEY) return undefined;
		const target = resolve(binding.module, source.specifier);
		return target && exported(target, source.name, seen);
	};
	const bindingOf = (identifier: AnyNode): Binding | undefined => {
		const local = moduleOf(identifier)?.bindingOf(identifier);
		const found = local && throughImport(local);
		return found !== undefined && "sources" in found ? (found as Binding) : undefined;
	};
	const defaultExport = (file: string): AnyNode | undefined => {
		const module = byFile.get(file);
		const found = module && exported(module, "default");
		if (found === undefined) return undefined;
		if ("sources" in found) return functionOfBinding(found as Binding)[0];
		const node = found as AnyNode;
		return node.type === "Identifier" ? direct(node)[0] : node;
	};

	const functionOfBinding = (binding: Binding): AnyNode[] =>
		binding.sources.flatMap((source) =>
			source.kind !== "value" || source.path.length > 0
				? []
				: isFunction(source.node)
					? [source.node]
					: direct(source.node),
		);
	const asked = new Set<AnyNode>();
	/** Functions behind an expression, without a look at who calls whom. */
	const direct = (node: AnyNode): AnyNode[] => {
		if (isFunction(node)) return [node];
		if (!/^(Identifier|CallExpression)$/.test(node.type) || asked.has(node)) return [];
		asked.add(node);
		if (node.type === "CallExpression") {
			const made = direct(node.callee as AnyNode).flatMap((fn) => returnedBy(fn).flatMap(direct));
			asked.delete(node);
			return made;
		}
		const local = moduleOf(node)?.bindingOf(node);
		const target = local && throughImport(local);
		const found =
			target === undefined
				? []
				: "sources" in target
					? functionOfBinding(target as Binding)
					: direct(target as AnyNode);
		asked.delete(node);
		return found;
	};

	const callers = new Map<AnyNode, AnyNode[]>();
	const callees = new Map<AnyNode, Set<AnyNode>>();
	const link = (call: AnyNode, fn: AnyNode): boolean => {
		const known = callees.get(call) ?? new Set<AnyNode>();
		if (known.has(fn)) return false;
		callees.set(call, known.add(fn));
		callers.set(fn, [...(callers.get(fn) ?? []), call]);
		return true;
	};
	const calls = modules.flatMap((module) => module.calls);
	for (const call of calls) for (const fn of direct(call.callee as AnyNode)) link(call, fn);
	// A function that is handed over is called by the name of the parameter: again until nothing new is found.
	for (let moved = true; moved; ) {
		moved = false;
		for (const call of calls) {
			const callee = call.callee as AnyNode;
			if (callee.type !== "Identifier") continue;
			for (const source of bindingOf(callee)?.sources ?? []) {
				if (source.kind !== "param" || source.path.length > 0) continue;
				for (const outer of callers.get(source.of) ?? []) {
					const argument = (outer.arguments as readonly AnyNode[])[source.index];
					if (argument === undefined) continue;
					for (const fn of direct(argument)) if (link(call, fn)) moved = true;
				}
			}
		}
	}

	const uses = new Map<Binding, AnyNode[]>();
	for (const module of modules) {
		for (const binding of module.bindings) {
			const target = throughImport(binding);
			if (target === undefined || !("sources" in target)) continue;
			uses.set(target as Binding, [...(uses.get(target as Binding) ?? []), ...binding.references]);
		}
	}

	const escaping = new Set<AnyNode>();
	const judgeUse = (use: AnyNode, fns: readonly AnyNode[]) => {
		const parent = moduleOf(use)?.parents.get(use);
		// What a function gives is judged where that function is called.
		const isGiven =
			parent?.type === "ReturnStatement" || (parent !== undefined && isFunction(parent) && parent.body === use);
		if (isGiven || parent === undefined || /^(Export|VariableDeclarator|ImportSpecifier|Program)/.test(parent.type))
			return;
		if (parent.type === "CallExpression") {
			if (parent.callee === use || (callees.get(parent)?.size ?? 0) > 0) return;
			const callee = parent.callee as AnyNode;
			if (callee.type === "MemberExpression" && isNode(callee.property) && use === (parent.arguments as AnyNode[])[0]) {
				if (eachElement.has(String(callee.property.name))) {
					// One that is written out there gets the elements; one that has a name may be called elsewhere too.
					for (const fn of isFunction(use) ? fns.flatMap(returnedBy).flatMap(direct) : fns) escaping.add(fn);
					return;
				}
			}
		}
		for (const fn of fns) escaping.add(fn);
	};
	for (const module of modules) {
		for (const node of module.parents.keys()) {
			if (/^(FunctionExpression|ArrowFunctionExpression)$/.test(node.type)) judgeUse(node, [node]);
		}
		for (const { references } of module.bindings) {
			for (const reference of references) {
				const fns = direct(reference);
				if (fns.length > 0) judgeUse(reference, fns);
			}
		}
	}

	for (const call of calls) {
		const fns = direct(call);
		if (fns.length > 0) judgeUse(call, fns);
	}
	for (const fn of escaping) for (const made of returnedBy(fn).flatMap(direct)) escaping.add(made);

	return {
		moduleOf,
		bindingOf,
		referencesOf: (binding) => uses.get(binding) ?? [],
		defaultExport,
		functionsOf: (callee) => [...(callees.get(moduleOf(callee).parents.get(callee)!) ?? direct(callee))],
		callsOf: (fn) => callers.get(fn) ?? [],
		isEscaping: (fn) => escaping.has(fn),
	};
}

/** The expressions that a function may give; a function within it gives its own. */
function returnedBy(fn: AnyNode): AnyNode[] {
	const body = fn.body as AnyNode;
	if (fn.async === true || fn.generator === true) return [];
	if (body.type !== "BlockStatement") return [body];
	const found: AnyNode[] = [];
	const look = (node: AnyNode): void => {
		if (node.type === "ReturnStatement" && isNode(node.argument)) found.push(node.argument);
		for (const [key, child] of Object.entries(node)) {
			if (key === "loc") continue;
			for (const each of Array.isArray(child) ? child : [child]) if (isNode(each) && !isFunction(each)) look(each);
		}
	};
	look(body);
	return found;
}
