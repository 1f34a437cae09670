/*
 * Compiles wasm/rocket-loops.ts and writes its bytes to src/rocket/rocket-loops.wasm.ts: `npm run build:wasm`. The bytes are
 * committed, so that nobody needs the compiler who does not change the loops.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { main } from "assemblyscript/asc";

const source = new URL("rocket-loops.ts", import.meta.url);
const target = new URL("../src/rocket/rocket-loops.wasm.ts", import.meta.url);

/** Text of the module that carries the compiled loops, as base64. */
export async function compiledModule() {
	let bytes;
	const { error, stderr } = await main(
		[
			"rocket-loops.ts",
			...["--enable", "simd", "--runtime", "stub", "--importMemory", "--noAssert"],
			...["--optimizeLevel", "3", "--shrinkLevel", "0", "--outFile", "out.wasm"],
		],
		{
			readFile: (name) => (name === "rocket-loops.ts" ? readFileSync(source, "utf8") : null),
			writeFile: (name, content) => {
				if (name === "out.wasm") bytes = content;
			},
			listFiles: () => [],
		},
	);
	if (error) throw new Error(`${fileURLToPath(source)} does not compile:\n${stderr.toString()}`);
	const base64 = Buffer.from(bytes).toString("base64");
	const lines = base64.match(/.{1,100}/g).map((line) => `\t"${line}"`);
	return `// Written by wasm/build.mjs from wasm/rocket-loops.ts.\nexport const rocketLoopsBase64 =\n${lines.join(" +\n")};\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, await compiledModule());
