import { posix } from "node:path";
import type { SyncProblem } from "../plan/problem.ts";
import { type AnyNode, isNode, parseTypeScript, walk } from "../syntax-tree.ts";

/** What a source reaches beside its imports. All paths below the root. */
export interface SourceReach {
	/** Modules started as worker threads. */
	readonly workers: readonly string[];
	/** Files beside the code, from new URL("./x", import.meta.url). */
	readonly assets: readonly string[];
	/** npm packages asked for by name at run time. A name that ends in "*" stands for all declared ones that begin so. */
	readonly packages: readonly string[];
	readonly problems: readonly SyncProblem[];
}

/** Whether a source can hold any of what {@link scanSource} looks for; most do not, and need no parsing. */
export function needsScan(source: string): boolean {
	return /\bimport\s*\(|\bWorker\b|\bcreateRequire\b|\bimport\.meta\b|\brequire\b/.test(source);
}

/**
 * Finds the code that a source reaches beside its imports: workers, files beside it, packages looked up at run time.
 * What cannot be known before it runs (a computed import, a worker of a computed address) is a problem.
 *
 * @param file - Path below the root.
 */
export async function scanSource(source: string, file: string): Promise<SourceReach> {
	const tree = await parseTypeScript(source, file);
	const workers: string[] = [];
	const assets: string[] = [];
	const packages: string[] = [];
	const problems: SyncProblem[] = [];
	const workerUrls = new Set<AnyNode>();
	const requires = new Set<string>();
	const refuse = (node: AnyNode, message: string) => problems.push({ file, ...tree.placeOf(node), message });
	const beside = (path: string) => posix.join(posix.dirname(file), path);

	walk(tree.program, (node) => {
		const init = node.init;
		if (node.type !== "VariableDeclarator" || !isNode(init) || init.type !== "CallExpression") return;
		if (calleeName(init) === "createRequire" && isNode(node.id)) requires.add(String(node.id.name));
	});

	const lookUp = (node: AnyNode, argument: unknown) => {
		const text = constantText(argument);
		if (text !== undefined && /^(\.|\/|node:)/.test(text)) {
			if (text.startsWith(".")) assets.push(beside(text));
		} else packages.push(text ?? `${constantStart(argument)}*`);
		return node;
	};

	walk(tree.program, (node) => {
		if (node.type === "ImportExpression") {
			if (constantText(node.source) === undefined) {
				refuse(node, "a computed import(...) hides code from the fingerprint: import each module by its name");
			}
			return;
		}
		const first = ((node.arguments ?? []) as readonly unknown[])[0];
		if (node.type === "NewExpression" && calleeName(node) === "Worker") {
			const path = urlBeside(first);
			if (path === undefined || !isNode(first)) {
				refuse(node, 'a worker must be given as new Worker(new URL("./name.ts", import.meta.url))');
			} else {
				workers.push(beside(path));
				workerUrls.add(first);
			}
			return;
		}
		if (node.type === "NewExpression" && !workerUrls.has(node)) {
			const path = urlBeside(node);
			if (path !== undefined) assets.push(beside(path));
			return;
		}
		if (node.type !== "CallExpression" || !isNode(node.callee)) return;
		const callee = node.callee;
		const isRequire = callee.type === "Identifier" && requires.has(String(callee.name));
		const isResolve =
			callee.type === "MemberExpression" &&
			propertyName(callee) === "resolve" &&
			isNode(callee.object) &&
			(isImportMeta(callee.object) || requires.has(String(callee.object.name)));
		if (isResolve) lookUp(node, first);
		if (isRequire) {
			const text = constantText(first);
			if (text === undefined || text.startsWith(".")) {
				refuse(node, "require(...) of a computed name or of our own code hides code from the fingerprint: import it");
			} else if (!text.startsWith("node:")) packages.push(text);
		}
	});
	const unique = (names: readonly string[]) => [...new Set(names)].sort();
	return { workers: unique(workers), assets: unique(assets), packages: unique(packages), problems };
}

/** The path in `new URL("path", import.meta.url)`. */
function urlBeside(node: unknown): string | undefined {
	if (!isNode(node) || node.type !== "NewExpression" || calleeName(node) !== "URL") return undefined;
	const [path, base] = node.arguments as readonly unknown[];
	if (!isNode(base) || base.type !== "MemberExpression" || propertyName(base) !== "url") return undefined;
	if (!isNode(base.object) || !isImportMeta(base.object)) return undefined;
	const text = constantText(path);
	return text !== undefined && !/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : undefined;
}

function calleeName(node: AnyNode): string | undefined {
	const callee = node.callee;
	if (!isNode(callee)) return undefined;
	return callee.type === "MemberExpression" ? propertyName(callee) : (callee.name as string | undefined);
}

function propertyName(member: AnyNode): string | undefined {
	return isNode(member.property) ? ((member.property.name ?? member.property.value) as string | undefined) : undefined;
}

function isImportMeta(node: AnyNode): boolean {
	return node.type === "MetaProperty" && isNode(node.property) && node.property.name === "meta";
}

/** The text of a string, or of a template without holes. */
function constantText(node: unknown): string | undefined {
	if (!isNode(node)) return undefined;
	if (node.type === "Literal") return typeof node.value === "string" ? node.value : undefined;
	if (node.type === "TemplateLiteral" && (node.expressions as readonly unknown[]).length === 0) {
		return constantStart(node);
	}
	return undefined;
}

/** The text that a string surely begins with. */
function constantStart(node: unknown): string {
	if (!isNode(node)) return "";
	if (node.type === "BinaryExpression" && node.operator === "+") return constantText(node.left) ?? "";
	if (node.type !== "TemplateLiteral") return "";
	const first = (node.quasis as readonly AnyNode[])[0]?.value as { cooked?: string } | undefined;
	return first?.cooked ?? "";
}
