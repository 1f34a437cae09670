// What @lhncbc/ucum-lhc says of units. It is not installed here (its licence is its own):
//   npm install --no-save --prefix /tmp/ucum @lhncbc/ucum-lhc@7.1.10 && NODE_PATH=/tmp/ucum/node_modules node generate.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const { UcumLhcUtils } = createRequire(join(process.env.NODE_PATH, "x.js"))("@lhncbc/ucum-lhc");
const peer = UcumLhcUtils.getInstance();
const codes = JSON.parse(readFileSync("codes.json", "utf8"));
const units = codes.map((code) => {
	let checked;
	try {
		checked = peer.validateUnitString(code);
	} catch {
		// It fails on brackets with nothing in them.
		return { code, valid: false };
	}
	const { status, unit } = checked;
	// It mends some codes, and says so: those are not valid as they stand.
	if (status !== "valid" || String(unit.code).replaceAll(/[()]/g, "") !== code.replaceAll(/[()]/g, ""))
		return { code, valid: false };
	const found = peer.getSpecifiedUnit(code, "validate").unit;
	return { code, valid: true, magnitude: found?.magnitude_, bases: found?.dim_?.dimVec_, moles: found?.moleExp_ };
});
writeFileSync("ucum-lhc.json", `[\n${units.map((unit) => `\t${JSON.stringify(unit)}`).join(",\n")}\n]\n`);
