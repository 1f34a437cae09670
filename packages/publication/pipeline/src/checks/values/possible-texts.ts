import { type AnyNode, isNode } from "../../syntax-tree.ts";
import { eachElement, type LinkedModules } from "./linked-modules.ts";
import { ANY_KEY, type Binding, type BindingSource, isFunction, keyOf } from "./module-bindings.ts";

/** Stands in a pattern for text that is known only when the code runs. */
export const HOLE = "\u0000";

/** What an expression may be: texts (with holes), and objects, lists and functions that are written out. */
interface Possible {
	readonly texts: ReadonlySet<string>;
	readonly nodes: ReadonlySet<AnyNode>;
	/** Whether it may be something else as well. */
	readonly unknown: boolean;
}

const NOTHING: Possible = { texts: new Set(), nodes: new Set(), unknown: false };
const UNKNOWN: Possible = { ...NOTHING, unknown: true };
const MOST_TEXTS = 2000;
/** Methods that change what a list holds. */
const CHANGING = /^(push|unshift|splice|fill|copyWithin|set|add)$/;

/**
 * The texts that an expression may give, worked out from literals, templates, constants, loops over lists that are
 * written out, parameters and the calls that give them. More may be listed than the code can give, never fewer.
 *
 * @returns patterns: texts in which {@link HOLE} stands for what is not known.
 */
export function possibleTexts(program: LinkedModules): (expression: AnyNode) => readonly string[] {
	const memory = new Map<AnyNode, Possible>();
	const open = new Set<AnyNode>();
	let cut = false;

	const evaluate = (node: AnyNode): Possible => {
		const known = memory.get(node);
		if (known !== undefined) return known;
		if (open.has(node)) {
			cut = true;
			return UNKNOWN;
		}
		const before = cut;
		cut = false;
		open.add(node);
		const found = evaluateAnew(node);
		open.delete(node);
		// An answer from within a circle holds only there.
		if (!cut || open.size === 0) memory.set(node, found);
		cut ||= before;
		return found;
	};

	const evaluateAnew = (node: AnyNode): Possible => {
		switch (node.type) {
			case "Literal":
				return /^(string|number|boolean)$/.test(typeof node.value) ? text(String(node.value)) : UNKNOWN;
			case "TemplateLiteral": {
				const quasis = node.quasis as readonly AnyNode[];
				return (node.expressions as readonly AnyNode[]).reduce(
					(joined, expression, i) => join(join(joined, evaluate(expression)), cooked(quasis[i + 1])),
					cooked(quasis[0]),
				);
			}
			case "BinaryExpression":
				return node.operator === "+" ? join(evaluate(node.left as AnyNode), evaluate(node.right as AnyNode)) : UNKNOWN;
			case "ConditionalExpression":
				return union([evaluate(node.consequent as AnyNode), evaluate(node.alternate as AnyNode)]);
			case "LogicalExpression":
				return union([evaluate(node.left as AnyNode), evaluate(node.right as AnyNode)]);
			case "SequenceExpression":
				return evaluate((node.expressions as readonly AnyNode[]).at(-1)!);
			case "AwaitExpression":
			case "ChainExpression":
				return evaluate((node.argument ?? node.expression) as AnyNode);
			case "AssignmentExpression":
				return node.operator === "=" ? evaluate(node.right as AnyNode) : UNKNOWN;
			case "ObjectExpression":
			case "ArrayExpression":
			case "ArrowFunctionExpression":
			case "FunctionExpression":
			case "FunctionDeclaration":
				return { ...NOTHING, nodes: new Set([node]) };
			case "Identifier":
				return evaluateBinding(node);
			case "MemberExpression":
				return evaluateMember(node);
			case "CallExpression":
				return evaluateCall(node);
			default:
				return UNKNOWN;
		}
	};

	const evaluateBinding = (identifier: AnyNode): Possible => {
		if (identifier.name === "undefined") return NOTHING;
		const binding = program.bindingOf(identifier);
		if (binding === undefined) return UNKNOWN;
		const found = union(binding.sources.map(evaluateSource));
		return found.nodes.size > 0 && isChanged(binding) ? { ...found, unknown: true } : found;
	};
	const changed = new Map<Binding, boolean>();
	/** Whether a list or object may get other elements than those that are written out. */
	const isChanged = (binding: Binding): boolean => {
		const known = changed.get(binding);
		if (known !== undefined) return known;
		changed.set(binding, false);
		const answer = program.referencesOf(binding).some((reference) => {
			const { parents } = program.moduleOf(reference);
			let node = reference;
			let parent = parents.get(node);
			while (parent?.type === "MemberExpression" && parent.object === node) {
				node = parent;
				parent = parents.get(node);
			}
			if (parent === undefined) return false;
			if (parent.type === "AssignmentExpression") return parent.left === node && node !== reference;
			if (parent.type === "UpdateExpression" || parent.type === "UnaryExpression") return parent.operator === "delete";
			if (parent.type !== "CallExpression") return false;
			if (parent.callee === node) return node.type === "MemberExpression" && CHANGING.test(nameOf(node.property));
			return isChangedBy(parent, node);
		});
		changed.set(binding, answer);
		return answer;
	};
	const isChangedBy = (call: AnyNode, argument: AnyNode): boolean => {
		const callee = call.callee as AnyNode;
		const index = (call.arguments as readonly AnyNode[]).indexOf(argument);
		if (callee.type === "MemberExpression") {
			const of = callee.object as AnyNode;
			if (/^(Object|JSON|Math|Array|console)$/.test(String(of.name))) return nameOf(callee.property) === "assign";
			if (/^(push|concat|includes|writeJson|value)$/.test(nameOf(callee.property))) return false;
		}
		const fns = program.functionsOf(callee);
		return (
			fns.length === 0 ||
			fns.some((fn) => {
				const param = (fn.params as readonly AnyNode[])[index];
				if (param?.type !== "Identifier") return false;
				const binding = program.moduleOf(param).bindingOf(param);
				return binding !== undefined && isChanged(binding);
			})
		);
	};
	const evaluateSource = (source: BindingSource): Possible => {
		if (source.kind === "value") return along(evaluate(source.node), source.path);
		if (source.kind === "element") return along(elements(evaluate(source.node)), source.path);
		if (source.kind === "param") return along(parameter(source.of, source.index), source.path);
		return UNKNOWN;
	};
	const parameter = (fn: AnyNode, index: number): Possible => {
		const found: Possible[] = [];
		for (const call of program.callsOf(fn)) {
			const given = call.arguments as readonly AnyNode[];
			if (given.slice(0, index + 1).some(({ type }) => type === "SpreadElement")) found.push(UNKNOWN);
			else if (given[index] !== undefined) found.push(evaluate(given[index]));
		}
		const parent = program.moduleOf(fn).parents.get(fn);
		const callee = parent?.type === "CallExpression" && parent.callee !== fn ? (parent.callee as AnyNode) : undefined;
		if (callee?.type === "MemberExpression" && eachElement.has(nameOf(callee.property))) {
			if (index === 0 || nameOf(callee.property).endsWith("orted") || nameOf(callee.property) === "sort") {
				found.push(elements(evaluate(callee.object as AnyNode)));
			} else found.push(UNKNOWN);
		}
		// A function without a call that can be seen is called by what cannot.
		const isCalled = program.callsOf(fn).length > 0 || found.length > 0;
		if (!isCalled || program.isEscaping(fn)) found.push(UNKNOWN);
		return union(found);
	};
	const evaluateMember = (node: AnyNode): Possible => {
		const object = evaluate(node.object as AnyNode);
		if (node.computed !== true) return member(object, nameOf(node.property));
		const keys = evaluate(node.property as AnyNode);
		const hasHole = keys.unknown || keys.nodes.size > 0 || [...keys.texts].some((key) => key.includes(HOLE));
		if (hasHole) return union([elements(object, true), UNKNOWN].slice(0, isClosed(object) ? 1 : 2));
		return union([...keys.texts].map((key) => member(object, key)));
	};
	const member = (object: Possible, key: string): Possible => {
		const found = [...object.nodes].map((node): Possible => {
			if (key === ANY_KEY) return UNKNOWN;
			if (node.type === "ArrayExpression") {
				const list = node.elements as readonly (AnyNode | null)[];
				if (list.slice(0, Number(key) + 1).some((each) => each?.type === "SpreadElement")) return UNKNOWN;
				const element = list[Number(key)];
				return element ? evaluate(element) : Number.isInteger(Number(key)) ? NOTHING : UNKNOWN;
			}
			if (node.type !== "ObjectExpression") return UNKNOWN;
			const properties = node.properties as readonly AnyNode[];
			const own = properties.filter((each) => each.type === "Property" && keyOf(each) === key);
			const isOpen = properties.some((each) => each.type === "SpreadElement" || each.computed === true);
			const values = own.map((each) => evaluate(each.value as AnyNode));
			return union(isOpen ? [...values, UNKNOWN] : values);
		});
		return union(object.unknown || object.texts.size > 0 ? [...found, UNKNOWN] : found);
	};
	const along = (start: Possible, path: readonly string[]): Possible => path.reduce(member, start);

	/** Elements of lists, and with `ofObjects` the values of objects too. */
	const elements = (list: Possible, ofObjects = false): Possible => {
		const found = [...list.nodes].flatMap((node): Possible[] => {
			if (node.type === "ArrayExpression") {
				return (node.elements as readonly (AnyNode | null)[]).map((element) => {
					if (element === null) return NOTHING;
					return element.type === "SpreadElement" ? elements(evaluate(element.argument as AnyNode)) : evaluate(element);
				});
			}
			if (!ofObjects || node.type !== "ObjectExpression") return [UNKNOWN];
			return (node.properties as readonly AnyNode[]).map((each) =>
				each.type === "Property" ? evaluate(each.value as AnyNode) : UNKNOWN,
			);
		});
		return union(list.unknown || list.texts.size > 0 ? [...found, UNKNOWN] : found);
	};
	const evaluateCall = (call: AnyNode): Possible => {
		const callee = call.callee as AnyNode;
		const [first] = call.arguments as readonly AnyNode[];
		if (callee.type === "MemberExpression" && callee.computed !== true) {
			const method = nameOf(callee.property);
			const on = callee.object as AnyNode;
			if (on.type === "Identifier" && on.name === "Object" && first !== undefined) {
				if (method === "freeze") return evaluate(first);
				if (/^(keys|values|entries)$/.test(method)) return ofObject(evaluate(first), method);
			}
			if (/^(filter|slice|sort|toSorted|reverse|toReversed|values)$/.test(method)) return evaluate(on);
			if (/^(map|flatMap)$/.test(method) && first !== undefined && isFunction(first) && isClosed(evaluate(on))) {
				return method === "map" ? listOf(returned(first)) : listOf([elements(union(returned(first)))]);
			}
		}
		const fns = program.functionsOf(callee);
		return fns.length === 0 ? UNKNOWN : union(fns.flatMap(returned));
	};
	const ofObject = (object: Possible, method: string): Possible => {
		const lists = [...object.nodes].map((node): Possible => {
			const properties = (node.properties ?? []) as readonly AnyNode[];
			if (node.type !== "ObjectExpression" || properties.some((each) => keyOf(each) === undefined)) return UNKNOWN;
			const key = (each: AnyNode) => text(keyOf(each)!);
			const value = (each: AnyNode) => evaluate(each.value as AnyNode);
			if (method === "keys") return listOf(properties.map(key));
			if (method === "values") return listOf(properties.map(value));
			return listOf(properties.map((each) => listOf([key(each), value(each)])));
		});
		return union(object.unknown ? [...lists, UNKNOWN] : lists);
	};
	const returned = (fn: AnyNode): Possible[] => {
		const body = fn.body as AnyNode;
		if (fn.async === true || fn.generator === true) return [UNKNOWN];
		if (body.type !== "BlockStatement") return [evaluate(body)];
		return returnsIn(body).map((argument) => (argument === undefined ? NOTHING : evaluate(argument)));
	};
	/** A list that stands nowhere in the source. */
	const listOf = (items: readonly Possible[]): Possible => {
		const nodes = items.map((item) => {
			const node = { type: "(made)" } as unknown as AnyNode;
			memory.set(node, item);
			return node;
		});
		return { ...NOTHING, nodes: new Set([{ type: "ArrayExpression", elements: nodes } as unknown as AnyNode]) };
	};

	return (expression) => {
		const { texts, nodes, unknown } = evaluate(expression);
		return unknown || nodes.size > 0 ? [...texts, HOLE] : [...texts];
	};
}

function isClosed({ unknown, texts, nodes }: Possible): boolean {
	return !unknown && texts.size === 0 && nodes.size > 0;
}

function text(of: string): Possible {
	return { ...NOTHING, texts: new Set([of]) };
}

function cooked(quasi: AnyNode | undefined): Possible {
	return text((quasi?.value as { cooked?: string } | undefined)?.cooked ?? "");
}

function union(all: readonly Possible[]): Possible {
	if (all.length === 1) return all[0]!;
	const texts = new Set(all.flatMap((each) => [...each.texts]));
	const unknown = all.some((each) => each.unknown) || texts.size > MOST_TEXTS;
	return {
		texts: texts.size > MOST_TEXTS ? new Set() : texts,
		nodes: new Set(all.flatMap((each) => [...each.nodes])),
		unknown,
	};
}

function join(a: Possible, b: Possible): Possible {
	const parts = (x: Possible) => (x.unknown || x.nodes.size > 0 ? [...x.texts, HOLE] : [...x.texts]);
	const [left, right] = [parts(a), parts(b)];
	if (left.length * right.length > MOST_TEXTS) return join(shortened(a), shortened(b));
	const texts = left.flatMap((x) => right.map((y) => (x + y).replaceAll(HOLE + HOLE, HOLE)));
	return { ...NOTHING, texts: new Set(texts) };
}

/** One text where there are many: what they begin with, and a hole. */
function shortened({ texts, unknown, nodes }: Possible): Possible {
	const [first = "", ...others] = [...texts];
	if (others.length === 0) return unknown || nodes.size > 0 ? text(HOLE) : text(first);
	let length = first.length;
	for (const each of others) while (!each.startsWith(first.slice(0, length))) length--;
	return text(unknown || nodes.size > 0 ? HOLE : first.slice(0, length) + HOLE);
}

function returnsIn(node: AnyNode): (AnyNode | undefined)[] {
	if (node.type === "ReturnStatement") return [isNode(node.argument) ? node.argument : undefined];
	return Object.entries(node).flatMap(([key, child]) =>
		key === "loc"
			? []
			: (Array.isArray(child) ? child : [child]).flatMap((each) =>
					isNode(each) && !isFunction(each) ? returnsIn(each) : [],
				),
	);
}

function nameOf(property: unknown): string {
	return isNode(property) ? String(property.name ?? property.value) : "";
}
