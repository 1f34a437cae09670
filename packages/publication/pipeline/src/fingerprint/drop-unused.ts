import { type AnyNode, isNode, walk } from "../syntax-tree.ts";

/**
 * Drops the constants at the top of a bundle that nothing uses and whose making does nothing else: `var a = 72 / 25.4`.
 * esbuild keeps them, since arithmetic and calls could have side effects; then a new constant that nobody uses would change
 * the fingerprint of all that stands in its file.
 *
 * Other bundlers do not do better: rolldown 1.3 keeps `Math.sqrt(3) * 2`, also where it is told that Math is pure; rollup
 * 4.68 drops all that is dropped here, in three times the time (14 s for the stage of few-labels instead of 5).
 */
export async function dropUnused(bundle: string): Promise<string> {
	const { parse } = await import("acorn");
	let code = bundle;
	for (;;) {
		const program = parse(code, { ecmaVersion: "latest", sourceType: "module" });
		const uses = new Map<string, number>();
		walk(program, (node) => {
			if (node.type === "Identifier") uses.set(String(node.name), (uses.get(String(node.name)) ?? 0) + 1);
		});
		const pieces: string[] = [];
		let at = 0;
		for (const statement of program.body as unknown as readonly AnyNode[]) {
			if (statement.type !== "VariableDeclaration") continue;
			const declarators = statement.declarations as readonly AnyNode[];
			const kept = declarators.filter(
				({ id, init }) => !(isNode(id) && id.type === "Identifier" && uses.get(String(id.name)) === 1 && isPure(init)),
			);
			if (kept.length === declarators.length) continue;
			const text = kept.map(({ start, end }) => code.slice(start, end)).join(",");
			pieces.push(code.slice(at, statement.start), text === "" ? "" : `${statement.kind} ${text};`);
			at = statement.end;
		}
		if (pieces.length === 0) return code;
		code = pieces.join("") + code.slice(at);
	}
}

const makers = new Set([
	"Set",
	"Map",
	"WeakMap",
	"RegExp",
	"Array",
	"Float64Array",
	"Float32Array",
	"Int32Array",
	"Uint32Array",
	"Int16Array",
	"Uint16Array",
	"Int8Array",
	"Uint8Array",
]);
const pureCalls = /^(Object\.(freeze|keys|values|entries|fromEntries)|(Array|\w+Array)\.(of|from)|Number|String)$/;

/** Whether making a value surely does nothing but make it. */
function isPure(node: unknown, { ofLiterals = false } = {}): boolean {
	if (node === null || node === undefined) return true;
	if (!isNode(node)) return false;
	const pure = (each: unknown) => isPure(each, { ofLiterals });
	const all = (nodes: unknown) => (nodes as readonly unknown[]).every(pure);
	// What is handed over to be gone through, frozen or called must be written out: another name may stand for anything.
	const allLiteral = (nodes: unknown) =>
		(nodes as readonly unknown[]).every((each) => isPure(each, { ofLiterals: true }));
	switch (node.type) {
		case "Literal":
			return true;
		case "Identifier":
		case "ArrowFunctionExpression":
		case "FunctionExpression":
			return !ofLiterals;
		case "TemplateLiteral":
			return all(node.expressions);
		case "UnaryExpression":
			return node.operator !== "delete" && pure(node.argument);
		case "BinaryExpression":
		case "LogicalExpression":
			return node.operator !== "in" && node.operator !== "instanceof" && pure(node.left) && pure(node.right);
		case "ConditionalExpression":
			return pure(node.test) && pure(node.consequent) && pure(node.alternate);
		case "ArrayExpression":
			return all(node.elements);
		case "ObjectExpression":
			return (node.properties as readonly AnyNode[]).every(
				(property) => property.type === "Property" && property.computed !== true && pure(property.value),
			);
		case "MemberExpression":
			return dottedName(node)?.startsWith("Math.") === true;
		case "NewExpression":
			return isNode(node.callee) && makers.has(dottedName(node.callee) ?? "") && allLiteral(node.arguments);
		case "CallExpression": {
			const name = isNode(node.callee) ? dottedName(node.callee) : undefined;
			if (name?.startsWith("Math.")) return all(node.arguments);
			return name !== undefined && pureCalls.test(name) && allLiteral(node.arguments);
		}
		default:
			return false;
	}
}

/** `Math.sqrt` of the node of it; undefined for anything but names and dots. */
function dottedName(node: AnyNode): string | undefined {
	if (node.type === "Identifier") return String(node.name);
	if (node.type !== "MemberExpression" || node.computed === true) return undefined;
	const { object, property } = node;
	if (!isNode(object) || !isNode(property) || object.type !== "Identifier") return undefined;
	return `${object.name}.${property.name}`;
}
