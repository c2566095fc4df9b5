exports.format = amount => `EUR ${Number(amount).toFixed(2)}`;
