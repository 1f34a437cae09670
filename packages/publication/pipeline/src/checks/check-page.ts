import { nearestNames } from "@quickening/workspace";
import { forbiddenCharacters, linkAddress } from "@quickening/workspace/markup";
import { type AnyNode, isNode, type Place, type SyntaxTree, walk } from "../syntax-tree.ts";
import type { CheckContext } from "./check-context.ts";
import type { KnownValues } from "./known-values.ts";

/** A value in a text of a page: `{auc.primary}`, `{auc.primary:interval}` or `{auc.primary:spread}`. */
const MARK = /\{([\w.-]+)(?::interval|:spread)?\}/g;

/** Citations in a text of a page: `[@figo2015]` or `[@figo2015; @ayres2015]`. */
const CITATIONS = /\[((?:@[\w:.-]+(?:; ?)?)+)\]/g;

/** A link in a text of a page: `[words](address)`. */
const LINK = /\[[^\]]+\]\(([^)\s]+)\)/g;

/**
 * Values that page.ts prints and no stage records, works that it cites and the manuscript does not, a leading figure or a finding
 * that the paper does not have, a first sentence without the finding's value, and links that lead nowhere.
 *
 * @param cited - Keys that the manuscript cites.
 */
export async function checkPage(context: CheckContext, values: KnownValues, cited: readonly string[]): Promise<void> {
	const file = `${context.plan.folder}/page.ts`;
	const tree = await context.tree(file);
	if (tree === undefined) return;
	const figures = Object.keys(context.paper.figures);
	checkFinding(context, file, tree);
	walk(tree.program, (node) => {
		if (node.type === "Property" && isNode(node.key) && node.key.name === "leadFigure" && isNode(node.value)) {
			const id = node.value.value;
			if (typeof id === "string" && !figures.includes(id)) {
				const near = nearestNames(id, figures);
				const hint = near.length > 0 ? `; nearest: ${near.join(", ")}` : "";
				context.add({ file, ...tree.placeOf(node.value), message: `figure ${id} is not in paper.ts${hint}` });
			}
		}
		const text = node.type === "Literal" ? node.value : (node.value as { cooked?: string } | undefined)?.cooked;
		if (typeof text !== "string" || (node.type !== "Literal" && node.type !== "TemplateElement")) return;
		for (const { 1: address = "", index } of text.matchAll(LINK)) {
			if (linkAddress(address, { relative: true }) !== undefined) continue;
			const message = `a link must begin with https:, http: or mailto:, or lead within the site; got ${address}`;
			context.add({ file, ...placeWithin(tree, node, index), message });
		}
		const [unseen] = forbiddenCharacters(text);
		if (unseen !== undefined) {
			const message = `${unseen.name} is not seen and changes what is read: take it out of this text`;
			context.add({ file, ...placeWithin(tree, node, unseen.index), message });
		}
		for (const { 1: keys = "", index } of text.matchAll(CITATIONS)) {
			for (const key of keys.split(/; ?/).map((one) => one.slice(1))) {
				if (cited.includes(key)) continue;
				const near = nearestNames(key, cited);
				const hint = near.length > 0 ? `; nearest: ${near.join(", ")}` : "";
				const message = `${key} is not cited in ${context.paper.manuscript.source}, so it has no number: cite it there, too${hint}`;
				context.add({ file, ...placeWithin(tree, node, index), message });
			}
		}
		for (const { 1: id, index } of text.matchAll(MARK)) {
			if (id === undefined || values.has(id)) continue;
			context.add({ file, ...placeWithin(tree, node, index), message: values.refusal(id) });
		}
	});
}

/** The claim that `finding` names must be one of the paper's, and its value must be printed by the first text of `found`. */
function checkFinding(context: CheckContext, file: string, tree: SyntaxTree): void {
	let named: AnyNode | undefined;
	let first: AnyNode | undefined;
	walk(tree.program, (node) => {
		if (node.type !== "Property" || !isNode(node.key) || !isNode(node.value)) return;
		if (node.key.name === "found") first ??= (node.value.elements as AnyNode[] | undefined)?.[0];
		if (node.key.name !== "finding") return;
		const properties = (node.value.properties ?? []) as AnyNode[];
		named ??= properties.find(({ key }) => isNode(key) && key.name === "claim")?.value as AnyNode | undefined;
	});
	if (named === undefined || typeof named.value !== "string") return;
	const id = named.value;
	const claims = context.paper.claims ?? [];
	const claim = claims.find((one) => one.id === id);
	if (claim === undefined) {
		const near = nearestNames(
			id,
			claims.map((one) => one.id),
		);
		const hint = near.length > 0 ? `; nearest: ${near.join(", ")}` : "";
		context.add({ file, ...tree.placeOf(named), message: `finding: there is no claim ${id} in paper.ts${hint}` });
		return;
	}
	if (first === undefined) return;
	const quasis = (first.quasis ?? []) as { readonly value: { readonly cooked?: string } }[];
	const text = typeof first.value === "string" ? first.value : quasis.map(({ value }) => value.cooked ?? "").join("");
	if ([...text.matchAll(MARK)].some(([, printed]) => printed === claim.value)) return;
	const message = `found[0] must print {${claim.value}}, the value of the claim ${id} that is the paper's finding`;
	context.add({ file, ...tree.placeOf(first), message });
}

/** The place of a character of a string: right where the string holds no escapes before it, near it otherwise. */
function placeWithin(tree: SyntaxTree, node: Parameters<SyntaxTree["placeOf"]>[0], index: number): Place {
	const { line, column } = tree.placeOf(node);
	return { line, column: column + 1 + index };
}
