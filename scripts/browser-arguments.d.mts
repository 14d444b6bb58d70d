export const featuresOffInPlaywright: string[];
export const browserArguments: string[];
