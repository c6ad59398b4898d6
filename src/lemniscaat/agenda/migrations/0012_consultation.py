import django.db.models.deletion
import lemniscaat.kernel.clock
import lemniscaat.kernel.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agenda', '0011_national'),
        ('circulation', '0002_initial'),
        ('network', '0002_reached'),
        ('vocabulary', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='CrossCuttingTheme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=lemniscaat.kernel.ids.new_uuid, editable=False, unique=True)),
                ('origin', models.UUIDField(default=lemniscaat.kernel.ids.new_uuid, editable=False)),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('explanation', models.TextField(blank=True, verbose_name='explanation')),
                ('order', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'verbose_name': 'cross-cutting line',
                'verbose_name_plural': 'cross-cutting lines',
                'ordering': ['order', 'id'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Endorsement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=lemniscaat.kernel.ids.new_uuid, editable=False, unique=True)),
                ('on', models.DateField()),
                ('is_own', models.BooleanField(default=False)),
            ],
            options={
                'ordering': ['on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=lemniscaat.kernel.ids.new_uuid, editable=False, unique=True)),
                ('origin', models.UUIDField(default=lemniscaat.kernel.ids.new_uuid, editable=False)),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('explanation', models.TextField(blank=True, verbose_name='explanation')),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('since', models.DateField(blank=True, null=True, verbose_name='from')),
                ('until', models.DateField(blank=True, null=True, verbose_name='until')),
            ],
            options={
                'verbose_name': 'programme',
                'verbose_name_plural': 'programmes',
                'ordering': ['order', 'id'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Remark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uuid', models.UUIDField(default=lemniscaat.kernel.ids.new_uuid, editable=False, unique=True)),
                ('state', models.CharField(choices=[('waiting', 'waits for a yes by mail'), ('held', 'held for a look'), ('shown', 'shown to everyone'), ('removed', 'taken away by the desk')], max_length=8)),
                ('text', models.TextField(verbose_name='remark')),
                ('perspective', models.CharField(blank=True, choices=[('practice', 'practice'), ('education', 'education'), ('policy', 'policy'), ('research', 'research'), ('resident', 'resident')], max_length=20)),
                ('is_typed_in', models.BooleanField(default=False)),
                ('held_for', models.CharField(blank=True, choices=[('hidden', 'a field was filled in that people do not see'), ('quick', 'the form was sent quicker than people can'), ('many', 'many questions came from one place today')], max_length=10)),
                ('voter', models.CharField(blank=True, max_length=64)),
                ('token_hash', models.CharField(max_length=64, null=True, unique=True)),
                ('made_at', models.DateTimeField(default=lemniscaat.kernel.clock.now)),
                ('reply', models.TextField(blank=True, verbose_name='reply')),
                ('replied_at', models.DateTimeField(blank=True, null=True)),
                ('reason', models.TextField(blank=True, verbose_name='why taken away')),
                ('is_invented', models.BooleanField(default=False)),
            ],
            options={
                'verbose_name': 'remark',
                'verbose_name_plural': 'remarks',
                'ordering': ['made_at', 'id'],
            },
        ),
        migrations.AddField(
            model_name='agenda',
            name='adopt_by',
            field=models.DateField(blank=True, null=True, verbose_name='to be adopted by'),
        ),
        migrations.AddField(
            model_name='agenda',
            name='consulted_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='agenda',
            name='follows',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followed_by', to='agenda.agenda'),
        ),
        migrations.AddField(
            model_name='agenda',
            name='remarks_until',
            field=models.DateField(blank=True, null=True, verbose_name='last day for remarks'),
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='candidate',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agenda_items', to='agenda.candidate'),
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='origin',
            field=models.UUIDField(default=lemniscaat.kernel.ids.new_uuid, editable=False),
        ),
        migrations.AlterField(
            model_name='agendaitem',
            name='title',
            field=models.CharField(max_length=300, verbose_name='title'),
        ),
        migrations.AddField(
            model_name='crosscuttingtheme',
            name='agenda',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='agenda.agenda'),
        ),
        migrations.AddField(
            model_name='endorsement',
            name='agenda',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='endorsements', to='agenda.agenda'),
        ),
        migrations.AddField(
            model_name='endorsement',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.organisation'),
        ),
        migrations.AddField(
            model_name='programme',
            name='agenda',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='programmes', to='agenda.agenda'),
        ),
        migrations.AddField(
            model_name='programme',
            name='items',
            field=models.ManyToManyField(blank=True, related_name='programmes', to='agenda.agendaitem'),
        ),
        migrations.AddField(
            model_name='remark',
            name='agenda',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='agenda.agenda'),
        ),
        migrations.AddField(
            model_name='remark',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='remark',
            name='item',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='agenda.agendaitem'),
        ),
        migrations.AddField(
            model_name='remark',
            name='organisation',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='network.organisation'),
        ),
        migrations.AddConstraint(
            model_name='crosscuttingtheme',
            constraint=models.UniqueConstraint(fields=('agenda', 'origin'), name='one_line_an_origin'),
        ),
        migrations.AddConstraint(
            model_name='endorsement',
            constraint=models.UniqueConstraint(fields=('agenda', 'organisation'), name='one_endorsement_an_organisation'),
        ),
        migrations.AddConstraint(
            model_name='programme',
            constraint=models.UniqueConstraint(fields=('agenda', 'origin'), name='one_programme_an_origin'),
        ),
        migrations.AddIndex(
            model_name='remark',
            index=models.Index(fields=['agenda', 'state', 'replied_at'], name='agenda_rema_agenda__3e8325_idx'),
        ),
        migrations.AddIndex(
            model_name='remark',
            index=models.Index(fields=['state', 'made_at'], name='agenda_rema_state_3b17f4_idx'),
        ),
    ]
