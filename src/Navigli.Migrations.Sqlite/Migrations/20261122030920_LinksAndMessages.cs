using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Navigli.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LinksAndMessages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "certificates_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    certificate_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    sent_to = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    message_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certificates_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_certificates_links_certificates_issued_certificate_id",
                        column: x => x.certificate_id,
                        principalTable: "certificates_issued",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "messaging_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    content = table.Column<byte[]>(type: "BLOB", maxLength: 65536, nullable: true),
                    queued_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    send_before = table.Column<DateTime>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    settled_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_messaging_messages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "certificates_link_openings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    link_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certificates_link_openings", x => x.id);
                    table.ForeignKey(
                        name: "fk_certificates_link_openings_certificates_links_link_id",
                        column: x => x.link_id,
                        principalTable: "certificates_links",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_certificates_link_openings_link_id_at",
                table: "certificates_link_openings",
                columns: new[] { "link_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_certificates_links_certificate_id_created_at",
                table: "certificates_links",
                columns: new[] { "certificate_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_certificates_links_expires_at",
                table: "certificates_links",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_certificates_links_secret_hash",
                table: "certificates_links",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_messaging_messages_account_id_queued_at",
                table: "messaging_messages",
                columns: new[] { "account_id", "queued_at" });

            migrationBuilder.CreateIndex(
                name: "ix_messaging_messages_send_before",
                table: "messaging_messages",
                column: "send_before");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "certificates_link_openings");

            migrationBuilder.DropTable(
                name: "messaging_messages");

            migrationBuilder.DropTable(
                name: "certificates_links");
        }
    }
}
