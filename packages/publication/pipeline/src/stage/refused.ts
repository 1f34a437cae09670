/** Code of disclosure control's own refusals, whose words name no person and may be shown. */
export const REFUSED = "ERR_DISCLOSURE";
