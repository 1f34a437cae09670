import type { AnyNode } from "../../syntax-tree.ts";
import { isNode, type Place } from "../../syntax-tree.ts";
import { linkModules } from "./linked-modules.ts";
import { ANY_KEY, type Binding, keyOf, type ModuleBindings } from "./module-bindings.ts";
import { HOLE, possibleTexts } from "./possible-texts.ts";

/** A place where a script records a value. */
export interface Recording extends Place {
	readonly file: string;
	/** The ids that it may have; HOLE stands for what is known only when it runs. */
	readonly ids: readonly string[];
}

/** What a stage's code records, as far as its source tells. */
export interface RecordedValues {
	readonly recordings: readonly Recording[];
	/** Why more may be recorded than `recordings` says: the place where the stage is handed to code that cannot be followed. */
	readonly lost?: Place & { readonly file: string };
}

/** What flows through the code: the stage, its `value` function, or an object that holds one of them under a key. */
type Token = "stage" | "value" | { readonly key: string; readonly holds: "stage" | "value" };

/**
 * Finds the ids of all values that a stage's script records: follows the stage, and its `value` function, from the
 * script's default export through variables, objects, parameters and imports.
 *
 * @param script - Path of the script below the root, one of the modules.
 * @param own - Where specifiers of our own packages lead.
 */
export function recordedValues(
	script: string,
	modules: readonly ModuleBindings[],
	own: Readonly<Record<string, string>>,
): RecordedValues {
	const program = linkModules(modules, own);
	const idsOf = possibleTexts(program);
	const recordings = new Map<AnyNode, Recording>();
	let lost: RecordedValues["lost"];
	const placeOf = (node: AnyNode) => {
		const { file, tree } = program.moduleOf(node);
		return { file, ...tree.placeOf(node) };
	};
	const lose = (node: AnyNode) => {
		lost ??= placeOf(node);
	};
	const record = (call: AnyNode, argument: number) => {
		const id = (call.arguments as readonly AnyNode[])[argument];
		if (recordings.has(call) || id === undefined) return;
		const ids = id.type === "SpreadElement" ? [HOLE] : idsOf(id);
		recordings.set(call, { ...placeOf(id), ids: [...new Set(ids)] });
	};

	const seen = new Map<Binding, Set<string>>();
	const bindName = (identifier: AnyNode, token: Token) => {
		const binding = program.moduleOf(identifier).bindingOf(identifier);
		if (binding === undefined) return void lose(identifier);
		const marks = seen.get(binding) ?? new Set();
		seen.set(binding, marks);
		const mark = JSON.stringify(token);
		if (marks.has(mark)) return;
		marks.add(mark);
		for (const reference of program.referencesOf(binding)) follow(reference, token);
	};
	const bindPattern = (pattern: AnyNode, token: Token): void => {
		if (pattern.type === "Identifier") bindName(pattern, token);
		else if (pattern.type === "AssignmentPattern") bindPattern(pattern.left as AnyNode, token);
		else if (pattern.type === "ObjectPattern" && token !== "value") {
			for (const property of pattern.properties as readonly AnyNode[]) {
				if (property.type === "RestElement") bindPattern(property.argument as AnyNode, token);
				else {
					const inner = taken(token, keyOf(property) ?? ANY_KEY);
					if (inner === "lost") lose(property);
					else if (inner !== undefined) bindPattern(property.value as AnyNode, inner);
				}
			}
		} else lose(pattern);
	};
	/** Where an expression that is (or holds) the stage goes. */
	const follow = (node: AnyNode, token: Token): void => {
		const { parents } = program.moduleOf(node);
		const parent = parents.get(node);
		if (parent === undefined) return void lose(node);
		switch (parent.type) {
			case "MemberExpression": {
				const key = parent.computed === true ? constantKey(parent.property) : String((parent.property as AnyNode).name);
				if (token === "value") return void followMethod(parent, key);
				const inner = taken(token, key);
				if (inner === "lost") lose(node);
				else if (inner !== undefined) follow(parent, inner);
				return;
			}
			case "CallExpression": {
				if (parent.callee === node) {
					if (token === "value") record(parent, 0);
					else lose(node);
					return;
				}
				return void followArgument(parent, node, token);
			}
			case "VariableDeclarator":
				return void bindPattern(parent.id as AnyNode, token);
			case "AssignmentExpression":
				if (isNode(parent.left) && parent.left.type === "Identifier") bindName(parent.left, token);
				else lose(node);
				return;
			case "Property": {
				const object = parents.get(parent);
				// The name in a pattern is no use of it.
				if (object?.type === "ObjectPattern") return;
				const key = keyOf(parent);
				if (object === undefined || key === undefined || typeof token === "object") return void lose(node);
				return void follow(object, { key, holds: token });
			}
			case "ConditionalExpression":
			case "LogicalExpression":
				if (parent.test !== node) follow(parent, token);
				return;
			case "UnaryExpression":
			case "ExpressionStatement":
			case "IfStatement":
				return;
			default:
				return void lose(node);
		}
	};
	const followArgument = (call: AnyNode, node: AnyNode, token: Token) => {
		const given = call.arguments as readonly AnyNode[];
		const index = given.indexOf(node);
		// stage.value.bind(stage) and .call(stage, ...): its function is followed on its own.
		const method = (call.callee as AnyNode).property;
		if (index === 0 && isNode(method) && /^(bind|call)$/.test(String(method.name))) return;
		const fns = program.functionsOf(call.callee as AnyNode);
		if (fns.length === 0 || given.slice(0, index).some(({ type }) => type === "SpreadElement")) return void lose(node);
		for (const fn of fns) {
			const param = (fn.params as readonly AnyNode[])[index];
			if (param !== undefined) bindPattern(param, token);
		}
	};
	/** stage.value.bind(stage), .call(stage, id, value); another use of it cannot be followed. */
	const followMethod = (member: AnyNode, method: string | undefined) => {
		const call = program.moduleOf(member).parents.get(member);
		if (call?.type !== "CallExpression" || call.callee !== member) return void lose(member);
		if (method === "bind") follow(call, "value");
		else if (method === "call") record(call, 1);
		else lose(member);
	};

	const main = program.defaultExport(script);
	const params = main?.params as readonly AnyNode[] | undefined;
	// A default export that is made by a call, or that is not there.
	if (params === undefined) lost = { file: script, line: 1, column: 1 };
	else if (params[0] !== undefined) bindPattern(params[0], "stage");
	return { recordings: [...recordings.values()], ...(lost !== undefined && { lost }) };
}

/** What a key takes of a token; undefined when it is nothing that records. */
function taken(token: Token, key: string | undefined): Token | "lost" | undefined {
	if (token === "value") return undefined;
	if (key === undefined || key === ANY_KEY) return "lost";
	if (token === "stage") return key === "value" ? "value" : undefined;
	return key === token.key ? token.holds : undefined;
}

function constantKey(node: unknown): string | undefined {
	return isNode(node) && node.type === "Literal" && typeof node.value === "string" ? node.value : undefined;
}
