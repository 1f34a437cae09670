import { basename, dirname, join, resolve } from "node:path";
import type { NodeCompiler, NodeTypstCompileResult } from "@myriaddreamin/typst-ts-node-compiler";
import { type FontFile, interFonts } from "../render/fonts.ts";

export interface TypstJob {
	/** Files by absolute path ("/main.typ"); the document can read no others. "/main.typ" is set. */
	readonly files: Readonly<Record<string, string | Uint8Array>>;
	readonly fonts?: readonly FontFile[];
	/** Unix seconds, written into the PDF as its date of creation. */
	readonly createdSeconds: number;
	/** A standard that the PDF must meet, which Typst checks: "ua-1" is PDF/UA-1, with tags and alternative texts. */
	readonly standard?: "ua-1";
}

/** Something that Typst found wrong: the file's name, its line (from 1; 0 when unknown), and what. */
export interface TypstProblem {
	readonly file: string;
	readonly line: number;
	readonly message: string;
}

/** A document that does not compile, or not without a warning. */
export class TypstError extends Error {
	readonly problems: readonly TypstProblem[];

	constructor(problems: readonly TypstProblem[]) {
		super(problems.map(({ file, line, message }) => `${file}${line > 0 ? `:${line}` : ""}: ${message}`).join("\n"));
		this.name = "TypstError";
		this.problems = problems;
	}
}

/** A folder that does not exist: every file of a document is given to the compiler, none is on disk. */
const NOWHERE = resolve("/quickening-has-no-such-folder");

/**
 * Sets a Typst document as PDF with our font files, from memory: the same source gives the same bytes.
 *
 * @throws TypstError when it does not compile, or warns (a font that is missing, a layout that does not converge).
 */
export async function typstPdf(job: TypstJob): Promise<Uint8Array> {
	const { compiler, main } = await prepareTypst(job);
	const document = completeTypst(compiler, compiler.compile({ mainFilePath: main }));
	return compiler.pdf(document, {
		creationTimestamp: job.createdSeconds,
		...(job.standard !== undefined && { pdfStandard: job.standard }),
	});
}

/** A compiler that has the files of a job and no others. */
export async function prepareTypst({ files, fonts = interFonts }: TypstJob) {
	const { NodeCompiler } = await import("@myriaddreamin/typst-ts-node-compiler");
	const compiler = NodeCompiler.create({
		workspace: NOWHERE,
		fontArgs: [{ fontPaths: fonts.map(({ path }) => dirname(path)) }],
	});
	for (const [path, content] of Object.entries(files)) {
		compiler.mapShadow(join(NOWHERE, path), Buffer.from(content as Uint8Array));
	}
	return { compiler, main: join(NOWHERE, "main.typ") };
}

/**
 * What was compiled. @throws TypstError for an error or a warning; that html is experimental is no warning about the document.
 */
export function completeTypst(compiler: NodeCompiler, compiled: NodeTypstCompileResult) {
	const found = compiled.takeError() ?? compiled.takeWarnings();
	const problems = found === null ? [] : problemsOf(compiler.fetchDiagnostics(found));
	if (problems.length > 0) throw new TypstError(problems);
	if (compiled.result === null) throw new Error("typst: the compiler gave neither a document nor an error");
	return compiled.result;
}

/** Severity 4 is a trace of how the compiler came to the place; errors are 1, warnings 2. */
interface Diagnostic {
	readonly message: string;
	readonly path: string;
	readonly severity: number;
	readonly range: { readonly start: { readonly line: number } } | null;
}

function problemsOf(diagnostics: readonly Diagnostic[]): TypstProblem[] {
	return diagnostics
		.filter(({ severity, message }) => severity <= 2 && !/^html export is/i.test(message))
		.map(({ message, path, range }) => ({
			file: basename(path),
			line: range === null ? 0 : range.start.line + 1,
			message,
		}));
}
